package org.jarida.ingest.poll;

import java.time.Instant;
import java.util.List;
import org.jarida.ingest.charset.CharsetFinding;
import org.jarida.ingest.source.FeedKind;
import org.jspecify.annotations.Nullable;

/**
 * How a feed does, for editors.
 *
 * @param kind what its source says is found there
 * @param formerUrls its addresses before its server moved it, latest last
 * @param movingTo where its server says that it has moved, as long as that has not held long enough to follow
 * @param failures in a row
 * @param gone whether its server said that it is gone for good
 * @param nextPollAt null while it rests
 * @param robots what its robots.txt lets us do; null when it was not asked yet
 * @param limitedUntil until when the server asked to be left alone
 * @param charset of its last document; null before the first
 * @param heldEntries how many entries of its last document are left for another day by its source's quota
 * @param itemsPerDay lately
 * @param silentSince when its last entry came out, once it has been silent for longer than ever before
 */
public record FeedHealth(
        String url,
        FeedKind kind,
        List<String> formerUrls,
        @Nullable String movingTo,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable PollError lastError,
        int failures,
        boolean gone,
        @Nullable Instant nextPollAt,
        @Nullable RobotsState robots,
        @Nullable Instant limitedUntil,
        @Nullable CharsetFinding charset,
        int heldEntries,
        double itemsPerDay,
        @Nullable Instant silentSince) {

    /** What a server's robots.txt lets us do with a feed. */
    public enum RobotsState {
        ALLOWED,
        FORBIDDEN,
        UNREADABLE
    }

    static FeedHealth of(Feed feed, FeedKind kind, List<String> formerUrls, Instant now) {
        FeedState state = feed.state();
        Rhythm rhythm =
                state.reading() == null ? Rhythm.UNKNOWN : state.reading().rhythm();
        return new FeedHealth(
                feed.url(),
                kind,
                formerUrls,
                state.move() == null ? null : state.move().to(),
                state.lastPollAt(),
                state.lastSuccessAt(),
                state.lastError(),
                state.failures(),
                feed.gone(),
                feed.resting() ? null : feed.dueAt(),
                robots(state),
                state.limitedUntil(),
                state.reading() == null ? null : state.reading().charset(),
                state.reading() == null ? 0 : state.reading().held(),
                rhythm.itemsPerDay(now),
                rhythm.silentSince(now).orElse(null));
    }

    private static @Nullable RobotsState robots(FeedState state) {
        PollError error = state.lastError();
        if (error == null) {
            return state.lastPollAt() == null ? null : RobotsState.ALLOWED;
        }
        return switch (error.code()) {
            case PollError.ROBOTS -> RobotsState.FORBIDDEN;
            case PollError.ROBOTS_UNREACHABLE -> RobotsState.UNREADABLE;
            case PollError.UNREADABLE, PollError.UNTITLED, PollError.GONE, PollError.TOO_MANY_REQUESTS ->
                RobotsState.ALLOWED;
            default -> error.status() > 0 || state.lastSuccessAt() != null ? RobotsState.ALLOWED : null;
        };
    }
}
