package org.jarida.ingest.replay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code replays}: {@code {_id: "source:alquds" or "article:<id>", replay: {sourceId, articleId, requestedAt,
 * finishedAt, progress: {documents, read, …}}, dueAt, holder}}; {@code dueAt} is when it may be taken, again after a
 * holder's death; a replay that is done has none. Its sparse index serves the claim.
 */
final class MongoReplayStore implements ReplayStore {

    private static final String ID = "_id";
    private static final String PROGRESS = "replay.progress";
    private static final String DUE_AT = "dueAt";
    private static final String HOLDER = "holder";

    private final MongoCollection<Stored> replays;

    MongoReplayStore(MongoDatabase database) {
        this.replays = database.getCollection("replays", Stored.class);
    }

    public record Stored(
            @BsonId String id,
            Replay replay,
            @Nullable Instant dueAt,
            @Nullable String holder) {}

    @Override
    public void ensureIndexes() {
        replays.createIndex(Indexes.ascending(DUE_AT), new IndexOptions().sparse(true));
    }

    @Override
    public void request(Replay replay) {
        replays.replaceOne(
                eq(ID, replay.id()),
                new Stored(replay.id(), replay, replay.requestedAt(), null),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public Optional<Replay> find(String id) {
        return Optional.ofNullable(replays.find(eq(ID, id)).first()).map(Stored::replay);
    }

    @Override
    public Optional<Claim> claim(Instant now, Instant leaseUntil) {
        String holder = UUID.randomUUID().toString();
        Stored claimed = replays.findOneAndUpdate(
                lte(DUE_AT, now),
                combine(set(DUE_AT, leaseUntil), set(HOLDER, holder)),
                new FindOneAndUpdateOptions().sort(ascending(DUE_AT)).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed).map(stored -> new Claim(stored.replay(), holder));
    }

    @Override
    public boolean progress(Claim claim, ReplayProgress progress, Instant leaseUntil) {
        return replays.updateOne(held(claim), combine(set(PROGRESS, progress), set(DUE_AT, leaseUntil)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void finish(Claim claim, ReplayProgress progress, Instant now) {
        replays.updateOne(
                held(claim),
                combine(set(PROGRESS, progress), set("replay.finishedAt", now), unset(DUE_AT), unset(HOLDER)));
    }

    @Override
    public void giveBack(Claim claim, Instant dueAt) {
        replays.updateOne(held(claim), combine(set(DUE_AT, dueAt), unset(HOLDER)));
    }

    private static Bson held(Claim claim) {
        return and(eq(ID, claim.replay().id()), eq(HOLDER, claim.holder()));
    }
}
