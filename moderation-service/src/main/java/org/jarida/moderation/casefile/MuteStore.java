package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Remembers reporters whose reports count no more, by their keys, for as long as voters are remembered. */
public interface MuteStore {

    /** Mutes; whoever is muted already stays so from then on. */
    void mute(Collection<String> keys, Instant at);

    /** Those of some keys that are muted. */
    Set<String> muted(Collection<String> keys);
}
