package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Muted reporters in the collection {@code muted_reporters}, for 90 days:
 *
 * <pre>{@code
 * {"_id": "<reporterKey>", "at": ISODate, "on": "<imageId>", "handle": "9f…"}
 * {"_id": "changes", "count": 7}
 * }</pre>
 *
 * The second is there once and is raised after every change, so that a look at it tells whether to read the others again.
 * Indexes: {@code at} expires; {@code on} for a case's page.
 */
final class MongoMuteStore implements MuteStore {

    private static final String AT = "at";
    private static final String ON = "on";
    private static final String HANDLE = "handle";
    private static final String CHANGES = "changes";
    private static final String COUNT = "count";

    private final MongoCollection<Document> muted;

    MongoMuteStore(MongoDatabase database) {
        this.muted = database.getCollection("muted_reporters").withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        muted.createIndex(
                Indexes.ascending(AT), new IndexOptions().expireAfter(VoterStore.KEPT.toDays(), TimeUnit.DAYS));
        muted.createIndex(Indexes.ascending(ON), new IndexOptions().sparse(true));
    }

    @Override
    public void mute(Collection<String> keys, Origin from, Instant at) {
        Bson muting = Updates.combine(
                Updates.max(AT, at), Updates.set(ON, from.imageId()), Updates.set(HANDLE, from.handle()));
        change(keys.stream()
                .map(key -> new UpdateOneModel<Document>(eq("_id", key), muting, new UpdateOptions().upsert(true)))
                .toList());
    }

    @Override
    public void unmute(Collection<String> keys) {
        change(List.of(new DeleteManyModel<>(in("_id", keys))));
    }

    private void change(List<? extends WriteModel<Document>> changes) {
        List<WriteModel<Document>> models = new ArrayList<>(changes);
        models.add(new UpdateOneModel<>(eq("_id", CHANGES), Updates.inc(COUNT, 1L), new UpdateOptions().upsert(true)));
        muted.bulkWrite(models, new BulkWriteOptions().ordered(true));
    }

    @Override
    public Map<String, Set<String>> mutedOn(String imageId) {
        Map<String, Set<String>> keys = new TreeMap<>();
        muted.find(eq(ON, imageId))
                .forEach(found -> keys.computeIfAbsent(found.getString(HANDLE), _ -> new TreeSet<>())
                        .add(found.getString("_id")));
        return keys;
    }

    @Override
    public Set<String> all() {
        return muted.find(exists(AT)).map(found -> found.getString("_id")).into(new HashSet<>());
    }

    @Override
    public long changes() {
        Document found = muted.find(eq("_id", CHANGES)).first();
        return found == null ? 0 : found.getLong(COUNT);
    }
}
