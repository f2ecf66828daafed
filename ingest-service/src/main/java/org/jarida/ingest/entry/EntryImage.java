package org.jarida.ingest.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.ingest.image.ImageResult;
import org.jspecify.annotations.Nullable;

/**
 * A picture that an entry names.
 *
 * @param url where the source has it
 * @param imageId once stored
 * @param tries how often it was asked for in vain
 * @param nextTryAt when it is asked for next; null once stored or given up
 */
public record EntryImage(
        String url,
        @Nullable String caption,
        @Nullable String credit,
        @Nullable String imageId,
        int width,
        int height,
        int tries,
        @Nullable Instant nextTryAt) {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(4),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    static EntryImage wanted(String url, @Nullable String caption, @Nullable String credit, Instant now) {
        return new EntryImage(url, caption, credit, null, 0, 0, 0, now);
    }

    boolean settled() {
        return nextTryAt == null;
    }

    /** The same picture with other words around it. */
    EntryImage with(@Nullable String newCaption, @Nullable String newCredit) {
        return new EntryImage(url, newCaption, newCredit, imageId, width, height, tries, nextTryAt);
    }

    /** After an attempt: stored, given up, or to be tried again later. */
    EntryImage after(ImageResult result, Instant now) {
        return switch (result) {
            case ImageResult.Stored(String id, int w, int h) ->
                new EntryImage(url, caption, credit, id, w, h, tries, null);
            case ImageResult.Refused _ -> new EntryImage(url, caption, credit, null, 0, 0, tries + 1, null);
            case ImageResult.Unavailable _ -> {
                Instant next = tries < PAUSES.size() ? now.plus(PAUSES.get(tries)) : null;
                yield new EntryImage(url, caption, credit, null, 0, 0, tries + 1, next);
            }
        };
    }
}
