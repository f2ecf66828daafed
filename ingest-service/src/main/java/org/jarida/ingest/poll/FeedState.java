package org.jarida.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.ingest.charset.CharsetFinding;
import org.jspecify.annotations.Nullable;

/**
 * What the polls of a feed found out so far. Immutable: a poll makes the next one of it.
 *
 * @param body the last body taken in whole; null when the next poll is to read it whatever it is
 * @param reading what the last document that could be read showed; null before the first
 * @param intervalSeconds the adapted pause, before hints and jitter
 * @param failures in a row
 * @param lastError why the last poll failed; null when it did not
 * @param limitedUntil until when the server asked to be left alone; null when its last answer did not
 * @param move where the server says that the feed has moved for good; null when it does not
 */
public record FeedState(
        @Nullable Body body,
        @Nullable Reading reading,
        long intervalSeconds,
        int failures,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable PollError lastError,
        @Nullable Instant limitedUntil,
        @Nullable Move move) {

    /**
     * A body as it came.
     *
     * @param etag as received
     * @param lastModified as received
     * @param hash SHA-256
     * @param parts the documents that it names and that were read, as far as they can be asked for only when changed
     */
    public record Body(@Nullable String etag, @Nullable String lastModified, String hash, List<Part> parts) {

        public Body {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        Body(@Nullable String etag, @Nullable String lastModified, String hash) {
            this(etag, lastModified, hash, List.of());
        }
    }

    /**
     * A document of an index as it came.
     *
     * @param etag as received
     * @param lastModified as received
     */
    public record Part(
            String url, @Nullable String etag, @Nullable String lastModified) {}

    /**
     * What a document showed beside its entries.
     *
     * @param refreshSeconds how long it asks to be left alone; null when it does not
     * @param rhythm when its entries came out, those of earlier documents included
     * @param held how many of its entries are left for another day, because its source has had all it may have in one
     */
    public record Reading(CharsetFinding charset, @Nullable Long refreshSeconds, Rhythm rhythm, int held) {}

    /**
     * A permanent redirect that held so far.
     *
     * @param since when it was first seen
     * @param polls in a row that saw it
     */
    public record Move(String to, Instant since, int polls) {

        private Move again() {
            return new Move(to, since, polls + 1);
        }
    }

    /** Of a feed that was never polled. */
    static FeedState unpolled() {
        return new FeedState(null, null, 0, 0, null, null, null, null, null);
    }

    /** @param movedTo where the server says that the feed is for good, null when it does not */
    FeedState succeeded(
            @Nullable Body taken, @Nullable Reading read, Duration interval, @Nullable String movedTo, Instant now) {
        Move moving = movedTo == null
                ? null
                : move != null && move.to().equals(movedTo) ? move.again() : new Move(movedTo, now, 1);
        return new FeedState(taken, read, interval.toSeconds(), 0, now, now, null, null, moving);
    }

    FeedState failed(PollError error, Instant now) {
        return new FeedState(body, reading, intervalSeconds, failures + 1, now, lastSuccessAt, error, null, move);
    }

    FeedState limited(PollError error, Instant until, Instant now) {
        return new FeedState(body, reading, intervalSeconds, failures + 1, now, lastSuccessAt, error, until, move);
    }

    /** The same, but the next poll reads the whole document, known or not. */
    FeedState forgettingBody() {
        return new FeedState(
                null, reading, intervalSeconds, failures, lastPollAt, lastSuccessAt, lastError, limitedUntil, move);
    }

    /** What goes with the feed to the address that it has moved to. */
    FeedState moved() {
        return new FeedState(
                null, reading, intervalSeconds, failures, lastPollAt, lastSuccessAt, lastError, limitedUntil, null);
    }

    Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }

    @Nullable String etag() {
        return body == null ? null : body.etag();
    }

    @Nullable String lastModified() {
        return body == null ? null : body.lastModified();
    }

    @Nullable Duration refreshInterval() {
        return reading == null || reading.refreshSeconds() == null
                ? null
                : Duration.ofSeconds(reading.refreshSeconds());
    }
}
