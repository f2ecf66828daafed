package org.jarida.ingest.entry;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jarida.events.ArticleContent;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code entries}: {@code {_id: <article id>, entry: {version, sourceId, aliases: […], state, revision,
 * sealedRevision, text: {…}, images: [{url, imageId, …}], pendingSince, publishAfter, imagesDueAt, toErase, …}, imagesLeaseUntil,
 * republishAt}}; {@code entry_revisions}: {@code {_id: "<article id>:2", articleId, revision, content}}.
 *
 * <p>Indexes: aliases (recognition), sourceId (a source's articles), images.imageId (takedown), and sparse ones: pendingSince
 * (relay), imagesDueAt (images), toErase (erasure), republishAt (republication).
 */
final class MongoEntryStore implements EntryStore {

    private static final String ID = "_id";
    private static final String VERSION = "entry.version";
    private static final String SOURCE_ID = "entry.sourceId";
    private static final String ALIASES = "entry.aliases";
    private static final String STATE = "entry.state";
    private static final String REVISION = "entry.revision";
    private static final String PENDING_SINCE = "entry.pendingSince";
    private static final String PUBLISH_AFTER = "entry.publishAfter";
    private static final String IMAGES_DUE_AT = "entry.imagesDueAt";
    private static final String IMAGE_ID = "entry.images.imageId";
    private static final String TO_ERASE = "entry.toErase";
    private static final String LEASE = "imagesLeaseUntil";
    private static final String REPUBLISH_AT = "republishAt";
    private static final String ARTICLE_ID = "articleId";

    private static final List<EntryState> TOMBSTONES =
            Arrays.stream(EntryState.values()).filter(EntryState::tombstone).toList();

    private final MongoCollection<Stored> entries;
    private final MongoCollection<StoredRevision> revisions;

    MongoEntryStore(MongoDatabase database) {
        this.entries = database.getCollection("entries", Stored.class);
        this.revisions = database.getCollection("entry_revisions", StoredRevision.class);
    }

    public record Stored(
            @BsonId String id,
            Entry entry,
            @Nullable Instant imagesLeaseUntil,
            @Nullable Instant republishAt) {}

    public record StoredRevision(@BsonId String id, String articleId, long revision, ArticleContent content) {}

    /** What entries that were stored together have in common: they are cleared together. */
    private record Mark(long revision, @Nullable Instant pendingSince) {}

    @Override
    public void ensureIndexes() {
        IndexOptions sparse = new IndexOptions().sparse(true);
        entries.createIndex(Indexes.ascending(ALIASES));
        entries.createIndex(Indexes.ascending(SOURCE_ID, ID));
        entries.createIndex(Indexes.ascending(IMAGE_ID));
        entries.createIndex(Indexes.ascending(PENDING_SINCE), sparse);
        entries.createIndex(Indexes.ascending(IMAGES_DUE_AT), sparse);
        entries.createIndex(Indexes.ascending(TO_ERASE), sparse);
        entries.createIndex(Indexes.ascending(REPUBLISH_AT), sparse);
        revisions.createIndex(Indexes.ascending(ARTICLE_ID, "revision"));
    }

    @Override
    public Optional<Entry> find(String id) {
        return Optional.ofNullable(entries.find(eq(ID, id)).first()).map(Stored::entry);
    }

    @Override
    public List<Entry> byAliases(Collection<String> aliases) {
        return entries.find(in(ALIASES, aliases)).map(Stored::entry).into(new ArrayList<>());
    }

    @Override
    public boolean anyTombstone(Collection<String> ids) {
        return entries.find(and(in(ID, ids), in(STATE, TOMBSTONES))).first() != null;
    }

    @Override
    public Set<String> insertAll(List<Entry> fresh) {
        Set<String> stored = fresh.stream().map(Entry::id).collect(Collectors.toSet());
        try {
            entries.insertMany(
                    fresh.stream()
                            .map(entry -> new Stored(entry.id(), entry, null, null))
                            .toList(),
                    new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            for (BulkWriteError error : failure.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw failure;
                }
                stored.remove(fresh.get(error.getIndex()).id());
            }
            if (failure.getWriteConcernError() != null) {
                throw failure;
            }
        }
        return stored;
    }

    @Override
    public boolean replace(Entry entry) {
        return entries.updateOne(and(eq(ID, entry.id()), eq(VERSION, entry.version() - 1)), set("entry", entry))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Entry> publishable(Instant now, int limit) {
        return entries.find(and(exists(PENDING_SINCE), lte(PUBLISH_AFTER, now)))
                .sort(ascending(PENDING_SINCE))
                .limit(limit)
                .map(Stored::entry)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Instant> oldestPending() {
        return Optional.ofNullable(entries.find(exists(PENDING_SINCE))
                        .sort(ascending(PENDING_SINCE))
                        .first())
                .map(stored -> stored.entry().pendingSince());
    }

    @Override
    public void published(List<Entry> sent, Instant now) {
        if (sent.isEmpty()) {
            return;
        }
        Map<Mark, List<String>> marked = sent.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Mark(entry.revision(), entry.pendingSince()),
                        Collectors.mapping(Entry::id, Collectors.toList())));
        var cleared = entries.bulkWrite(marked.entrySet().stream()
                .map(of -> new UpdateManyModel<Stored>(
                        and(
                                in(ID, of.getValue()),
                                eq(REVISION, of.getKey().revision()),
                                eq(PENDING_SINCE, of.getKey().pendingSince())),
                        unset(PENDING_SINCE)))
                .toList());
        if (cleared.getMatchedCount() < sent.size()) {
            sent.forEach(entry -> overtaken(entry.id(), entry.revision(), now));
        }
    }

    @Override
    public void overtaken(String id, long sentRevision, Instant now) {
        Optional<Entry> stored = find(id).filter(entry -> entry.revision() > sentRevision);
        while (stored.isPresent() && !replace(stored.get().pendingAgain(now))) {
            stored = find(id);
        }
    }

    @Override
    public Optional<Entry> claimForImages(Instant now, Instant leaseUntil, Collection<String> excludedSources) {
        return Optional.ofNullable(entries.findOneAndUpdate(
                        and(
                                lte(IMAGES_DUE_AT, now),
                                or(exists(LEASE, false), lte(LEASE, now)),
                                nin(SOURCE_ID, excludedSources)),
                        set(LEASE, leaseUntil),
                        new FindOneAndUpdateOptions()
                                .sort(ascending(IMAGES_DUE_AT))
                                .returnDocument(ReturnDocument.AFTER)))
                .map(Stored::entry);
    }

    @Override
    public void releaseImages(String id) {
        entries.updateOne(eq(ID, id), unset(LEASE));
    }

    @Override
    public List<Entry> ofSource(String sourceId, @Nullable String after, int limit) {
        return entries.find(and(eq(SOURCE_ID, sourceId), gt(ID, after == null ? "" : after)))
                .sort(ascending(ID))
                .limit(limit)
                .map(Stored::entry)
                .into(new ArrayList<>());
    }

    @Override
    public List<Entry> standing(String sourceId, int limit) {
        return entries.find(and(eq(SOURCE_ID, sourceId), nin(STATE, TOMBSTONES)))
                .limit(limit)
                .map(Stored::entry)
                .into(new ArrayList<>());
    }

    @Override
    public boolean used(String imageId) {
        return entries.find(eq(IMAGE_ID, imageId)).first() != null;
    }

    @Override
    public List<Entry> toErase(int limit) {
        return entries.find(exists(TO_ERASE)).limit(limit).map(Stored::entry).into(new ArrayList<>());
    }

    @Override
    public void erased(Entry entry) {
        entries.updateOne(and(eq(ID, entry.id()), eq(VERSION, entry.version())), unset(TO_ERASE));
    }

    @Override
    public void archive(String id, long revision, ArticleContent content) {
        String key = id + ":" + revision;
        revisions.replaceOne(
                eq(ID, key), new StoredRevision(key, id, revision, content), new ReplaceOptions().upsert(true));
    }

    @Override
    public List<PastRevision> archived(String id) {
        return revisions
                .find(eq(ARTICLE_ID, id))
                .sort(ascending("revision"))
                .map(stored -> new PastRevision(stored.revision(), stored.content()))
                .into(new ArrayList<>());
    }

    @Override
    public void eraseArchive(String id) {
        revisions.deleteMany(eq(ARTICLE_ID, id));
    }

    @Override
    public void requestRepublication(String sourceId, Instant now) {
        entries.updateMany(eq(SOURCE_ID, sourceId), set(REPUBLISH_AT, now));
    }

    @Override
    public List<Republication> republications(int limit) {
        List<Republication> requested = new ArrayList<>();
        for (Stored stored :
                entries.find(exists(REPUBLISH_AT)).sort(ascending(REPUBLISH_AT)).limit(limit)) {
            Instant requestedAt = stored.republishAt();
            if (requestedAt != null) {
                requested.add(new Republication(stored.entry(), requestedAt));
            }
        }
        return requested;
    }

    @Override
    public void republished(String id, Instant requestedAt) {
        entries.updateOne(and(eq(ID, id), eq(REPUBLISH_AT, requestedAt)), unset(REPUBLISH_AT));
    }
}
