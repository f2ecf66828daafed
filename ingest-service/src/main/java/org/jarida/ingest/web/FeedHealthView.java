package org.jarida.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jarida.ingest.charset.CharsetFinding;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedKind;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;

/**
 * How a feed does, as editors read it; its parts as in {@link FeedHealth}.
 *
 * @param lastError in words of the reader's language
 * @param lastErrorCode the same for programs
 * @param robots {@code allowed}, {@code forbidden}, {@code unreadable}; null when not known yet
 */
record FeedHealthView(
        String url,
        FeedKind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerUrls,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String movingTo,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        @Nullable String lastErrorCode,
        int failures,
        boolean gone,
        @Nullable Instant nextPollAt,
        @Nullable String robots,
        @Nullable Instant limitedUntil,
        @Nullable Charset charset,
        int heldEntries,
        double itemsPerDay,
        @Nullable Instant silentSince) {

    /** {@code disagrees} when header or document named another than the one used. */
    record Charset(
            @Nullable String http,
            @Nullable String document,
            @Nullable String detected,
            String used,
            boolean disagrees) {

        static Charset of(CharsetFinding finding) {
            return new Charset(
                    finding.http(), finding.document(), finding.detected(), finding.used(), finding.disagrees());
        }
    }

    static FeedHealthView of(FeedHealth health, UiLanguage language) {
        PollError error = health.lastError();
        return new FeedHealthView(
                health.url(),
                health.kind(),
                health.formerUrls(),
                health.movingTo(),
                health.lastPollAt(),
                health.lastSuccessAt(),
                error == null ? null : PollWords.of(error, health.kind(), language),
                error == null ? null : error.code(),
                health.failures(),
                health.gone(),
                health.nextPollAt(),
                health.robots() == null ? null : health.robots().name().toLowerCase(Locale.ROOT),
                health.limitedUntil(),
                health.charset() == null ? null : Charset.of(health.charset()),
                health.heldEntries(),
                health.itemsPerDay(),
                health.silentSince());
    }
}
