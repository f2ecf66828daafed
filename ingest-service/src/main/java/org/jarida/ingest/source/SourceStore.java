package org.jarida.ingest.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps sources, removed ones included. */
public interface SourceStore {

    void ensureIndexes();

    Optional<Source> find(String id);

    /** Stores a new source; false when its id is in use, by a removed source too. */
    boolean insert(Source source);

    /** Stores the next version of a source; false when the stored one is not the version before it. */
    boolean replace(Source source);

    /** Followed sources in the order of their ids, after the given one. */
    List<Source> list(@Nullable String after, int limit);

    /** Sources removed with their articles since then. */
    List<Source> removedWithArticles(Instant since);

    /** Sources whose current version is not yet published and applied, longest waiting first. */
    List<Source> pending(int limit);

    /** Marks the current version as to be published again. */
    void markPending(String id, Instant now);

    /** Clears the mark of a version unless it was marked again; a source that has moved on is {@link #overtaken}. */
    void settled(Source sent, Instant now);

    /**
     * Marks a source again when it has moved on from a version that may just have been applied and sent: on the topic that
     * one may stand after its successor. Nothing happens to a source that has not moved on.
     */
    void overtaken(Source sent, Instant now);
}
