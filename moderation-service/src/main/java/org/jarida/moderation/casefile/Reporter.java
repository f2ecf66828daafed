package org.jarida.moderation.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jarida.events.ReportReason;
import org.jspecify.annotations.Nullable;

/**
 * A reporter of a case's current round, as moderators may know one: how far to trust, not who.
 *
 * @param handle names the reporter within this case only; another case's handle of the same reader is another
 * @param reason that the report gave; null when it was taken back with the mute
 * @param agreed votes of the last 90 days that moderators confirmed; 0 in CONTRACT mode, which keeps no records
 * @param disagreed those that moderators restored
 * @param muted whether further reports count no more
 */
public record Reporter(String handle, @Nullable ReportReason reason, long agreed, long disagreed, boolean muted) {

    private static final int DIGITS = 16;

    /** A hash of image and reporter's key: the key is a secret of 128 bits, so that nobody can try all. */
    static String handle(String imageId, Vote vote) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((imageId + ":" + vote.reporterKeys().getFirst()).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
