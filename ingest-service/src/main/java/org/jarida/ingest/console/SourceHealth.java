package org.jarida.ingest.console;

import java.util.List;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.source.Source;

/** A source and how it does. */
record SourceHealth(Source source, List<FeedHealth> feeds, SourceState state) {

    static SourceHealth of(Source source, List<FeedHealth> feeds) {
        return new SourceHealth(source, feeds, SourceState.of(source, feeds));
    }
}
