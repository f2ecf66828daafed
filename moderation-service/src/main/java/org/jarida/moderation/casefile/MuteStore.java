package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Remembers reporters whose reports count no more, by their keys, for as long as voters are remembered. */
public interface MuteStore {

    /** Mutes; whoever is muted already stays so from then on. */
    void mute(Collection<String> keys, Instant at);

    /** Every muted key. */
    Set<String> all();

    /** How many changes there were: another number once {@link #mute} has returned. */
    long changes();
}
