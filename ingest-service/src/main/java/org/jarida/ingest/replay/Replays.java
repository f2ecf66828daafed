package org.jarida.ingest.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What editors do with replays. A wish is stored and worked off by any replica, whoever is killed meanwhile. */
public final class Replays {

    private final ReplayStore store;
    private final Clock clock;
    private final Runnable wakeReplayer;

    Replays(ReplayStore store, Clock clock, Runnable wakeReplayer) {
        this.store = store;
        this.clock = clock;
        this.wakeReplayer = wakeReplayer;
    }

    /** Has a source read again from the archive, soon. */
    public void request(String sourceId) {
        request(Replay.ofSource(sourceId, now()));
    }

    /** Has one article read again from the archive, soon. */
    void request(String sourceId, String articleId) {
        request(Replay.ofArticle(sourceId, articleId, now()));
    }

    private void request(Replay replay) {
        store.request(replay);
        wakeReplayer.run();
    }

    /**
     * How the last replay of a whole source goes, or went.
     *
     * @param finishedAt null until it is done
     */
    public record State(Instant requestedAt, @Nullable Instant finishedAt, ReplayProgress progress) {}

    /** The last replay of a whole source; empty when there was none. */
    public Optional<State> ofSource(String sourceId) {
        return store.find(Replay.idOfSource(sourceId))
                .map(replay -> new State(replay.requestedAt(), replay.finishedAt(), replay.progress()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
