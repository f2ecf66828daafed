package org.jarida.ingest.console;

import java.util.List;
import java.util.Objects;
import org.jarida.ingest.charset.CharsetFinding;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.poll.Feeds;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.replay.Replays;
import org.jarida.ingest.source.Source;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together all that is known of one source. */
@Component
class SourcePageViews {

    private static final int MOST_DOCUMENTS = 10;

    private final Feeds feeds;
    private final RawArchive archive;
    private final Replays replays;

    SourcePageViews(Feeds feeds, RawArchive archive, Replays replays) {
        this.feeds = feeds;
        this.archive = archive;
        this.replays = replays;
    }

    /** What its form says. */
    record Form(SourceForm form, FormFaults faults) {}

    SourcePage of(Source source, Form form, @Nullable Notice notice, ConsoleForms forms, Moments moments) {
        List<FeedHealth> health = feeds.health(source);
        SourceState state = SourceState.of(source, health);
        SourceRows rows = new SourceRows(moments.messages(), moments);
        return new SourcePage(
                source.id(),
                source.description().name(),
                "console.state." + state,
                state.tone(),
                source.paused(),
                source.version(),
                source.description().selectors().size(),
                form.form(),
                form.faults(),
                health.stream().map(feed -> feed(feed, rows)).toList(),
                archive.feedsOf(source.id()).stream()
                        .limit(MOST_DOCUMENTS)
                        .map(document -> new SourcePage.Document(
                                Objects.requireNonNull(moments.at(document.fetchedAt())),
                                document.address(),
                                document.articles().size()))
                        .toList(),
                replays.ofSource(source.id())
                        .map(replay -> replay(replay, moments))
                        .orElse(null),
                forms,
                notice);
    }

    private static SourcePage.Feed feed(FeedHealth feed, SourceRows rows) {
        Moments moments = rows.moments();
        return new SourcePage.Feed(
                feed.url(),
                "console.kind." + feed.kind(),
                moments.at(feed.lastPollAt()),
                moments.at(feed.lastSuccessAt()),
                moments.at(feed.nextPollAt()),
                feed.itemsPerDay(),
                charset(feed.charset(), moments.messages()),
                feed.robots() == null ? null : "console.robots." + feed.robots(),
                rows.faults(feed),
                feed.formerUrls());
    }

    private static @Nullable String charset(@Nullable CharsetFinding found, Messages messages) {
        if (found == null) {
            return null;
        }
        return found.disagrees() ? messages.text("console.charset-other", found.used()) : found.used();
    }

    private static String replay(Replays.State replay, Moments moments) {
        Messages messages = moments.messages();
        var progress = replay.progress();
        Moment finished = moments.at(replay.finishedAt());
        return finished == null
                ? messages.text("console.replay-runs", progress.read(), progress.documents(), progress.changed())
                : messages.text(
                        "console.replay-done",
                        finished.words(),
                        progress.changed(),
                        progress.unchanged(),
                        progress.left());
    }
}
