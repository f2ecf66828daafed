package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Remembers reporters whose reports count no more, by their keys, for as long as voters are remembered. */
public interface MuteStore {

    /**
     * On which case a moderator muted a reporter.
     *
     * @param handle of the reporter on that case
     */
    record Origin(String imageId, String handle) {}

    /** Mutes; whoever is muted already stays so from then on, as if from this case. */
    void mute(Collection<String> keys, Origin from, Instant at);

    /** Ends the mutes of some keys. */
    void unmute(Collection<String> keys);

    /** Every muted key. */
    Set<String> all();

    /** Whom moderators muted on a case: the keys of each handle. */
    Map<String, Set<String>> mutedOn(String imageId);

    /** How many changes there were: another number once {@link #mute} or {@link #unmute} has returned. */
    long changes();
}
