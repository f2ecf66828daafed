package org.jarida.ingest.raw;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/**
 * Collection {@code raw_fetches}: {@code {_id: "<feed id>:<hash>" or "<article id>:page", fetch: {kind, sourceId, subject,
 * address, contentType, etag, lastModified, fetchedAt, articles: […]}, expiresAt, size}}; {@code raw_bodies}: {@code {_id: the
 * same, size, bytes: deflated}}, apart from it so that a search among fetches reads no bodies, and written after it.
 *
 * <p>Indexes: sourceId with time (replay, thinning), articles (takedown), expiresAt (age). Age is swept, not left to a TTL
 * index: that would leave the bodies, and the embedded store does not act on it.
 */
final class MongoRawStore implements RawStore {

    private static final String ID = "_id";
    private static final String KIND = "fetch.kind";
    private static final String SOURCE_ID = "fetch.sourceId";
    private static final String FETCHED_AT = "fetch.fetchedAt";
    private static final String ARTICLES = "fetch.articles";
    private static final String EXPIRES_AT = "expiresAt";
    private static final int BATCH = 500;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Stored> fetches;
    private final MongoCollection<StoredBody> bodies;

    MongoRawStore(MongoDatabase database) {
        this.fetches = database.getCollection("raw_fetches", Stored.class);
        this.bodies = database.getCollection("raw_bodies", StoredBody.class);
    }

    public record Stored(@BsonId String id, RawFetch fetch, Instant expiresAt, int size) {}

    public record StoredBody(@BsonId String id, int size, Binary bytes) {}

    @Override
    public void ensureIndexes() {
        fetches.createIndex(Indexes.compoundIndex(Indexes.ascending(SOURCE_ID), Indexes.descending(FETCHED_AT)));
        fetches.createIndex(Indexes.ascending(ARTICLES));
        fetches.createIndex(Indexes.ascending(EXPIRES_AT));
    }

    @Override
    public void save(RawFetch fetch, Packed body, Instant until) {
        String key = fetch.key();
        fetches.replaceOne(eq(ID, key), new Stored(key, fetch, until, body.bytes().length), UPSERT);
        bodies.replaceOne(eq(ID, key), new StoredBody(key, body.size(), new Binary(body.bytes())), UPSERT);
    }

    @Override
    public void extend(String key, Instant until) {
        fetches.updateOne(eq(ID, key), set(EXPIRES_AT, until));
    }

    @Override
    public Optional<RawFetch> find(String key) {
        return Optional.ofNullable(fetches.find(eq(ID, key)).first()).map(Stored::fetch);
    }

    @Override
    public Optional<Packed> body(String key) {
        return Optional.ofNullable(bodies.find(eq(ID, key)).first())
                .map(body -> new Packed(body.bytes().getData(), body.size()));
    }

    @Override
    public List<RawFetch> feedsOf(String sourceId) {
        return fetches.find(and(eq(SOURCE_ID, sourceId), ne(KIND, RawKind.PAGE)))
                .sort(descending(FETCHED_AT))
                .map(Stored::fetch)
                .into(new ArrayList<>());
    }

    @Override
    public void erase(String key) {
        erase(List.of(key));
    }

    @Override
    public void eraseArticle(String articleId) {
        eraseAll(eq(ARTICLES, articleId));
    }

    @Override
    public void eraseSource(String sourceId) {
        eraseAll(eq(SOURCE_ID, sourceId));
    }

    @Override
    public void eraseExpired(Instant now) {
        eraseAll(lte(EXPIRES_AT, now));
    }

    private void eraseAll(Bson which) {
        List<String> keys;
        do {
            keys = fetches.find(which).limit(BATCH).map(Stored::id).into(new ArrayList<>());
            erase(keys);
        } while (keys.size() == BATCH);
    }

    private void erase(List<String> keys) {
        if (!keys.isEmpty()) {
            bodies.deleteMany(in(ID, keys));
            fetches.deleteMany(in(ID, keys));
        }
    }

    @Override
    public void thin(int mostOfFeed, long mostBytesOfSource) {
        FindIterable<Stored> all = fetches.find()
                .sort(orderBy(ascending(SOURCE_ID), descending(FETCHED_AT)))
                .batchSize(BATCH);
        List<String> surplus = new ArrayList<>();
        Thinning thinning = new Thinning(mostOfFeed, mostBytesOfSource);
        for (Stored stored : all) {
            if (!thinning.keeps(stored)) {
                surplus.add(stored.id());
            }
            if (surplus.size() == BATCH) {
                erase(surplus);
                surplus.clear();
            }
        }
        erase(surplus);
    }

    /** A keeper who was killed while another erased what he kept may have left them. */
    @Override
    public void eraseOrphans() {
        List<String> keys = new ArrayList<>();
        for (Document body : bodies.find(Document.class)
                .projection(include(ID))
                .hint(Indexes.ascending(ID)) // so that no body is read
                .batchSize(BATCH)) {
            keys.add(body.getString(ID));
            if (keys.size() == BATCH) {
                eraseOrphans(keys);
                keys.clear();
            }
        }
        eraseOrphans(keys);
    }

    private void eraseOrphans(List<String> keys) {
        Set<String> known = fetches.find(in(ID, keys)).map(Stored::id).into(new HashSet<>());
        bodies.deleteMany(
                in(ID, keys.stream().filter(key -> !known.contains(key)).toList()));
    }

    /** What has been seen of a source so far, whose fetches come one after the other, the latest first. */
    private static final class Thinning {

        private final int mostOfFeed;
        private final long mostBytesOfSource;
        private final Map<String, Integer> documents = new HashMap<>();
        private String source = "";
        private long bytes;

        Thinning(int mostOfFeed, long mostBytesOfSource) {
            this.mostOfFeed = mostOfFeed;
            this.mostBytesOfSource = mostBytesOfSource;
        }

        boolean keeps(Stored stored) {
            RawFetch fetch = stored.fetch();
            if (!fetch.sourceId().equals(source)) {
                source = fetch.sourceId();
                bytes = 0;
                documents.clear();
            }
            if (fetch.kind() != RawKind.PAGE && documents.merge(fetch.subject(), 1, Integer::sum) > mostOfFeed) {
                return false;
            }
            bytes += stored.size();
            return bytes <= mostBytesOfSource;
        }
    }
}
