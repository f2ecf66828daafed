package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarida.events.ArticleContent;
import org.jspecify.annotations.Nullable;

/** Keeps entries, tombstones included, and the text of their past revisions. */
interface EntryStore {

    void ensureIndexes();

    Optional<Entry> find(String id);

    /** Entries that answer to any of these aliases. */
    List<Entry> byAliases(Collection<String> aliases);

    /** Whether any of these entries is a tombstone. */
    boolean anyTombstone(Collection<String> ids);

    /** Stores new entries, each of another id, and tells the ids of those stored: all but those whose id is taken. */
    Set<String> insertAll(List<Entry> entries);

    /** Stores a new entry; false when there is one of its id. */
    default boolean insert(Entry entry) {
        return !insertAll(List.of(entry)).isEmpty();
    }

    /** Stores the next version of an entry; false when the stored one is not the version before it. */
    boolean replace(Entry entry);

    /** Entries that wait to be published and may be, longest waiting first. */
    List<Entry> publishable(Instant now, int limit);

    /** Since when the longest waiting entry waits; empty when none does. */
    Optional<Instant> oldestPending();

    /**
     * Clears the pending mark of these revisions, which the broker has acknowledged. One marked again meanwhile stays so,
     * and one that has moved on is {@link #overtaken}.
     */
    void published(List<Entry> sent, Instant now);

    /**
     * Marks an entry to be published again when it has moved on from a revision that may just have been sent: on the topic
     * that one may stand after its successor. Nothing happens to an entry that has not moved on.
     */
    void overtaken(String id, long sentRevision, Instant now);

    /**
     * Takes an entry with images to try for this long, so that no other replica tries them, unless its source is excluded;
     * empty when there is none.
     */
    Optional<Entry> claimForImages(Instant now, Instant leaseUntil, Collection<String> excludedSources);

    /** Ends the claim. */
    void releaseImages(String id);

    /** Entries of a source by id, after the given one. */
    List<Entry> ofSource(String sourceId, @Nullable String after, int limit);

    /** Entries of a source that are no tombstones. */
    List<Entry> standing(String sourceId, int limit);

    /** Whether any entry shows an image in its current revision. */
    boolean used(String imageId);

    /** Entries with something left to erase. */
    List<Entry> toErase(int limit);

    /** Nothing is left to erase of this version of an entry; nothing happens to one that has moved on. */
    void erased(Entry entry);

    /** Keeps the text of a revision that is overtaken; repeating it changes nothing. */
    void archive(String id, long revision, ArticleContent content);

    /** A past revision of an entry. */
    record PastRevision(long revision, ArticleContent content) {}

    /** Past revisions in their order. */
    List<PastRevision> archived(String id);

    void eraseArchive(String id);

    /** Asks for every revision of a source's entries to be published again. */
    void requestRepublication(String sourceId, Instant now);

    /** An entry to be published again, all revisions. */
    record Republication(Entry entry, Instant requestedAt) {}

    List<Republication> republications(int limit);

    /** Ends a request; a newer one stays. */
    void republished(String id, Instant requestedAt);
}
