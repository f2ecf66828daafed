package org.jarida.moderation.appeal;

import java.time.Instant;
import org.jarida.moderation.statement.Puid;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's appeal against a hide. Who it is nobody asks, so nothing of them is kept but what they wrote.
 *
 * @param number of the appeals against the same hide, from 1; the next can be filed when this one is answered
 * @param text for moderators only
 * @param granting the version of the case at which a moderator has begun to grant it; null while nobody has
 * @param answer null while it is open
 */
public record Appeal(
        Puid puid,
        int number,
        String text,
        Instant filedAt,
        @Nullable Long granting,
        @Nullable Answer answer) {

    /** How an appeal ended. */
    public enum Outcome {
        UPHELD,
        OVERTURNED
    }

    /**
     * What a moderator answered.
     *
     * @param reason for whoever appealed, on the statement's page
     * @param account of the moderator; for other moderators only
     */
    public record Answer(Outcome outcome, String reason, String account, Instant at) {}

    public String id() {
        return puid + "-" + number;
    }

    public boolean isOpen() {
        return answer == null;
    }

    Appeal answered(Answer with) {
        return new Appeal(puid, number, text, filedAt, granting, with);
    }

    Appeal grantedAt(long version) {
        return new Appeal(puid, number, text, filedAt, version, answer);
    }

    /** Whether a moderator may be granting it just now: the case is still the one that they saw. */
    boolean isBeingGrantedAt(long version) {
        return granting != null && granting == version;
    }
}
