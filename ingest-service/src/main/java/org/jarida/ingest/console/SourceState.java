package org.jarida.ingest.console;

import java.util.List;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.source.Source;

/** How a source does as a whole; what needs an editor most stands first. */
enum SourceState {
    /** The server of a feed says that it is gone for good. */
    GONE,
    /** The last poll of a feed failed. */
    FAILING,
    /** A feed has been silent for longer than ever before. */
    SILENT,
    /** Not polled yet. */
    WAITING,
    PAUSED,
    WELL;

    /** How it looks: bad, good or neither. */
    String tone() {
        return switch (this) {
            case GONE, FAILING, SILENT -> "state";
            case WAITING, PAUSED -> "state state-quiet";
            case WELL -> "state state-well";
        };
    }

    static SourceState of(Source source, List<FeedHealth> feeds) {
        if (source.paused()) {
            return PAUSED;
        }
        if (feeds.stream().anyMatch(FeedHealth::gone)) {
            return GONE;
        }
        if (feeds.stream().anyMatch(feed -> feed.lastError() != null)) {
            return FAILING;
        }
        if (feeds.stream().anyMatch(feed -> feed.silentSince() != null)) {
            return SILENT;
        }
        return feeds.stream().allMatch(feed -> feed.lastPollAt() == null) ? WAITING : WELL;
    }
}
