package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Muted reporters in the collection {@code muted_reporters}, for 90 days:
 *
 * <pre>{@code
 * {"_id": "<reporterKey>", "at": ISODate}
 * }</pre>
 *
 * Index: {@code at} expires.
 */
final class MongoMuteStore implements MuteStore {

    private static final String AT = "at";

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
        muted.bulkWrite(
                keys.stream()
                        .map(key -> new UpdateOneModel<Document>(
                                eq("_id", key), Updates.max(AT, at), new UpdateOptions().upsert(true)))
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    @Override
    public Set<String> muted(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : muted.find(in("_id", keys))
                        .map(found -> found.getString("_id"))
                        .into(new HashSet<>());
    }
}
