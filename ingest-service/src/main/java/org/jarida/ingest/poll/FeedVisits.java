package org.jarida.ingest.poll;

import java.time.Clock;
import java.util.Optional;
import org.jarida.ingest.poll.FeedState.Move;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;

/** Polls feeds for their sources, and has a source follow a feed that has moved for good. */
final class FeedVisits implements FeedScheduler.Visits {

    private final Sources sources;
    private final FeedPoller poller;
    private final PollSettings settings;
    private final Clock clock;

    FeedVisits(Sources sources, FeedPoller poller, PollSettings settings, Clock clock) {
        this.sources = sources;
        this.poller = poller;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<PollReport> visit(Feed feed) {
        Optional<Source> source = sources.find(feed.sourceId());
        if (source.isEmpty()) {
            return Optional.empty();
        }
        PollReport report = poller.poll(source.get(), feed);
        Move move = report.state().move();
        if (move != null && hasHeld(move)) {
            sources.moveFeed(feed.sourceId(), feed.url(), move.to());
        }
        return Optional.of(report);
    }

    /** One redirect may be a mistake; one that has held is taken at its word. */
    private boolean hasHeld(Move move) {
        return move.polls() >= settings.moveAfterPolls()
                && !move.since().plus(settings.moveAfter()).isAfter(clock.instant());
    }
}
