package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Muted reporters in the collection {@code muted_reporters}, for 90 days:
 *
 * <pre>{@code
 * {"_id": "<reporterKey>", "at": ISODate}
 * {"_id": "changes", "count": 7}
 * }</pre>
 *
 * The second is there once and is raised after every change, so that a look at it tells whether to read the others again.
 * Index: {@code at} expires.
 */
final class MongoMuteStore implements MuteStore {

    private static final String AT = "at";
    private static final String CHANGES = "changes";
    private static final String COUNT = "count";

    private final MongoCollection<Document> muted;

    MongoMuteStore(MongoDatabase database) {
        this.muted = database.getCollection("muted_reporters").withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        muted.createIndex(
                Indexes.ascending(AT), new IndexOptions().expireAfter(VoterStore.KEPT.toDays(), TimeUnit.DAYS));
    }

    @Override
    public void mute(Collection<String> keys, Instant at) {
        List<WriteModel<Document>> models = new ArrayList<>();
        keys.forEach(key -> models.add(
                new UpdateOneModel<>(eq("_id", key), Updates.max(AT, at), new UpdateOptions().upsert(true))));
        models.add(new UpdateOneModel<>(eq("_id", CHANGES), Updates.inc(COUNT, 1L), new UpdateOptions().upsert(true)));
        muted.bulkWrite(models, new BulkWriteOptions().ordered(true));
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
