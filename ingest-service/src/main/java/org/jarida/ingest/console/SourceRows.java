package org.jarida.ingest.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jarida.ingest.entry.Arrivals;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.web.PollWords;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/** Puts sources and how they do into the words of one language. */
record SourceRows(Messages messages, Moments moments) {

    private static final int MOST_FAULTS = 2;

    SourceRow row(SourceHealth of, List<Arrivals.Day> articles) {
        List<String> faults = of.feeds().stream()
                .flatMap(feed -> faults(feed).stream())
                .distinct()
                .toList();
        return new SourceRow(
                of.source().id(),
                of.source().description().name(),
                ConsolePages.source(of.source().id()),
                "console.state." + of.state(),
                of.state().tone(),
                of.source().paused(),
                moments.at(last(of.feeds())),
                moments.at(next(of.feeds())),
                faults.stream().limit(MOST_FAULTS).toList(),
                Math.max(0, faults.size() - MOST_FAULTS),
                Sparkline.of(articles, messages));
    }

    /** What an editor should know of a feed, the worst first. */
    List<String> faults(FeedHealth feed) {
        List<String> faults = new ArrayList<>();
        if (feed.lastError() != null) {
            String words = PollWords.of(feed.lastError(), feed.kind(), messages.language());
            faults.add(feed.failures() > 1 ? messages.text("console.failures", words, feed.failures()) : words);
        }
        Moment limited = moments.at(feed.limitedUntil());
        if (limited != null) {
            faults.add(messages.text("console.limited", limited.words()));
        }
        Moment silent = moments.at(feed.silentSince());
        if (silent != null) {
            faults.add(messages.text("console.silent", silent.words()));
        }
        if (feed.heldEntries() > 0) {
            faults.add(messages.text("console.held", feed.heldEntries()));
        }
        if (feed.movingTo() != null) {
            faults.add(messages.text("console.moving", feed.movingTo()));
        }
        return faults;
    }

    private static @Nullable Instant last(List<FeedHealth> feeds) {
        return moments(feeds.stream().map(FeedHealth::lastSuccessAt))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant next(List<FeedHealth> feeds) {
        return moments(feeds.stream().map(FeedHealth::nextPollAt))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Instant> moments(Stream<@Nullable Instant> some) {
        return some.filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
