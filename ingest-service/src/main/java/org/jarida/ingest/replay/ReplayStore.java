package org.jarida.ingest.replay;

import java.time.Instant;
import java.util.Optional;

/** Keeps replays that are asked for, and shares them among replicas. */
interface ReplayStore {

    void ensureIndexes();

    /** Stores a wish, in place of an earlier one of its id: one that is under way is begun again when it is done. */
    void request(Replay replay);

    Optional<Replay> find(String id);

    /** A replay in somebody's hands; only its holder may tell how it goes. */
    record Claim(Replay replay, String holder) {}

    /** Takes the replay that has been due longest; no other replica gets it until then. */
    Optional<Claim> claim(Instant now, Instant leaseUntil);

    /** Tells how it goes and holds it until then; false when it is no longer the holder's. */
    boolean progress(Claim claim, ReplayProgress progress, Instant leaseUntil);

    /** Tells that it is done; nothing happens when it is no longer the holder's. */
    void finish(Claim claim, ReplayProgress progress, Instant now);

    /** Gives it back, for anybody from then on. */
    void giveBack(Claim claim, Instant dueAt);
}
