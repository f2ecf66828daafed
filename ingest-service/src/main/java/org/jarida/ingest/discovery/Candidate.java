package org.jarida.ingest.discovery;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.source.FeedKind;
import org.jspecify.annotations.Nullable;

/**
 * An address that a source could follow: it was fetched, and it can be read.
 *
 * @param entries how many it holds now
 * @param untitled how many of these have no title, and need the source's policy to be FULL
 * @param newest date of its newest entry
 */
public record Candidate(
        String url,
        FeedKind kind,
        String title,
        int entries,
        int untitled,
        @Nullable Instant newest,
        @Nullable String language) {

    static Candidate of(String url, FeedKind kind, ParsedFeed feed) {
        return new Candidate(
                url, kind, feed.title(), feed.entries().size(), untitled(feed), newest(feed), feed.language());
    }

    static int untitled(ParsedFeed feed) {
        return (int) feed.entries().stream()
                .filter(entry -> entry.title().isBlank() && entry.contentHtml() == null)
                .count();
    }

    static @Nullable Instant newest(ParsedFeed feed) {
        return feed.entries().stream()
                .flatMap(entry -> Stream.ofNullable(date(entry)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant date(ParsedEntry entry) {
        return entry.published() != null ? entry.published() : entry.updated();
    }
}
