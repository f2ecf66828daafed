package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Voters in the collection {@code case_voters}, for 90 days:
 *
 * <pre>{@code
 * {"_id": "<imageId>:<reporterKey>", "key": "<reporterKey>", "round": 1, "withdrawnIn": 1, "at": ISODate,
 *  "agreed": true, "decidedAt": ISODate}
 * }</pre>
 *
 * {@code withdrawnIn}, the round of a withdrawal, is there only for one; {@code agreed} and {@code decidedAt} once a
 * moderator has decided the vote. Indexes: {@code at} expires; {@code key, decidedAt} for a reader's record. The voters of
 * an image are a range of {@code _id}.
 */
final class MongoVoterStore implements VoterStore {

    static final String COLLECTION = "case_voters";
    static final String WITHDRAWN_IN = "withdrawnIn";
    static final int IMAGE_ID_LENGTH = 64;

    private static final String ROUND = "round";
    private static final String AT = "at";
    private static final String KEY = "key";
    private static final String AGREED = "agreed";
    private static final String DECIDED_AT = "decidedAt";

    private final MongoCollection<Document> voters;

    MongoVoterStore(MongoDatabase database) {
        this.voters = database.getCollection(COLLECTION).withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        voters.createIndex(Indexes.ascending(AT), new IndexOptions().expireAfter(KEPT.toDays(), TimeUnit.DAYS));
        voters.createIndex(Indexes.ascending(KEY, DECIDED_AT));
    }

    @Override
    public void remember(List<Voter> more) {
        if (more.isEmpty()) {
            return;
        }
        var models = more.stream()
                .map(voter -> new UpdateOneModel<Document>(
                        eq("_id", id(voter.imageId(), voter.key())), update(voter), new UpdateOptions().upsert(true)))
                .toList();
        voters.bulkWrite(models, new BulkWriteOptions().ordered(false));
    }

    private static Bson update(Voter voter) {
        Bson round = Updates.max(ROUND, voter.round());
        Bson at = Updates.combine(Updates.setOnInsert(AT, voter.at()), Updates.setOnInsert(KEY, voter.key()));
        return voter.withdrawn()
                ? Updates.combine(round, at, Updates.max(WITHDRAWN_IN, voter.round()))
                : Updates.combine(round, at);
    }

    @Override
    public List<Voter> find(Map<String, ? extends Collection<String>> keysByImage) {
        List<String> ids = new ArrayList<>();
        keysByImage.forEach((imageId, keys) -> keys.forEach(key -> ids.add(id(imageId, key))));
        return ids.isEmpty()
                ? List.of()
                : voters.find(in("_id", ids)).map(MongoVoterStore::read).into(new ArrayList<>());
    }

    @Override
    public void decided(String imageId, int round, boolean agreed, Instant at) {
        voters.updateMany(
                and(
                        gte("_id", imageId + ":"),
                        lt("_id", imageId + ";"),
                        eq(ROUND, round),
                        ne(WITHDRAWN_IN, round),
                        agreed ? exists(AGREED, false) : ne(AGREED, false)),
                Updates.combine(Updates.set(AGREED, agreed), Updates.set(DECIDED_AT, at)));
    }

    @Override
    public List<DecidedVote> decidedSince(Instant since, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : voters.find(and(in(KEY, keys), gte(DECIDED_AT, since)))
                        .map(MongoVoterStore::readDecided)
                        .into(new ArrayList<>());
    }

    private static DecidedVote readDecided(Document document) {
        return new DecidedVote(
                document.getString("_id").substring(0, IMAGE_ID_LENGTH),
                document.getString(KEY),
                document.getBoolean(AGREED),
                document.get(DECIDED_AT, Instant.class));
    }

    static String id(String imageId, String key) {
        return imageId + ":" + key;
    }

    private static Voter read(Document document) {
        String id = document.getString("_id");
        int round = document.getInteger(ROUND);
        Integer withdrawnIn = document.getInteger(WITHDRAWN_IN);
        return new Voter(
                id.substring(0, IMAGE_ID_LENGTH),
                id.substring(IMAGE_ID_LENGTH + 1),
                round,
                withdrawnIn != null && withdrawnIn == round,
                document.get(AT, Instant.class));
    }
}
