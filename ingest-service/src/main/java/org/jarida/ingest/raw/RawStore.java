package org.jarida.ingest.raw;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps answers, compressed. */
interface RawStore {

    void ensureIndexes();

    /**
     * Compressed bytes.
     *
     * @param size how many they are when they are whole again
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Packed(byte[] bytes, int size) {}

    /** Stores an answer until then, in place of the one of its key. */
    void save(RawFetch fetch, Packed body, Instant until);

    /** Keeps an answer until then; nothing happens when it is gone. */
    void extend(String key, Instant until);

    void erase(String key);

    Optional<RawFetch> find(String key);

    Optional<Packed> body(String key);

    /** The feed documents of a source, the latest first. */
    List<RawFetch> feedsOf(String sourceId);

    /** Deletes everything that holds an article. */
    void eraseArticle(String articleId);

    void eraseSource(String sourceId);

    /** Deletes what has outlived its time. */
    void eraseExpired(Instant now);

    /**
     * Deletes the earliest documents of every feed that has more of them, and the earliest of whatever a source has that
     * takes more bytes, compressed.
     */
    void thin(int mostOfFeed, long mostBytesOfSource);

    /** Deletes bodies that belong to no answer. */
    void eraseOrphans();
}
