package org.jarida.moderation.appeal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jarida.moderation.casefile.MongoInstants;
import org.jarida.moderation.statement.Puid;
import org.jspecify.annotations.Nullable;

/**
 * Appeals in the collection {@code appeals}:
 *
 * <pre>{@code
 * {"_id": "<imageId>-<round>-<version>-<number>", "puid": "<imageId>-<round>-<version>", "imageId": "5f…", "number": 1,
 *  "text": "…", "filedAt": ISODate, "open": true, "granting": 3,
 *  "answer": {"outcome": "UPHELD", "reason": "…", "account": "amina", "at": ISODate}}
 * }</pre>
 *
 * {@code answer} is there only once {@code open} is false, {@code granting} once somebody has begun to grant it. Indexes: {@code puid, number} for a statement's page;
 * {@code imageId} for a case; {@code open, filedAt, _id} for the moderators' list; {@code filedAt} and {@code answer.at}
 * for counts.
 */
final class MongoAppealStore implements AppealStore {

    private static final String PUID = "puid";
    private static final String IMAGE_ID = "imageId";
    private static final String NUMBER = "number";
    private static final String FILED_AT = "filedAt";
    private static final String OPEN = "open";
    private static final String GRANTING = "granting";
    private static final String ANSWER = "answer";
    private static final String ANSWERED_AT = "answer.at";

    private final MongoCollection<Document> appeals;

    MongoAppealStore(MongoDatabase database) {
        this.appeals = database.getCollection("appeals").withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        appeals.createIndex(Indexes.ascending(PUID, NUMBER));
        appeals.createIndex(Indexes.ascending(IMAGE_ID));
        appeals.createIndex(Indexes.ascending(OPEN, FILED_AT, "_id"));
        appeals.createIndex(Indexes.ascending(FILED_AT));
        appeals.createIndex(Indexes.ascending(ANSWERED_AT));
    }

    @Override
    public boolean add(Appeal appeal) {
        try {
            appeals.insertOne(new Document("_id", appeal.id())
                    .append(PUID, appeal.puid().toString())
                    .append(IMAGE_ID, appeal.puid().imageId())
                    .append(NUMBER, appeal.number())
                    .append("text", appeal.text())
                    .append(FILED_AT, appeal.filedAt())
                    .append(OPEN, true));
            return true;
        } catch (MongoWriteException conflict) {
            if (conflict.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw conflict;
            }
            return false;
        }
    }

    @Override
    public boolean answer(Appeal answered) {
        Appeal.Answer answer = Objects.requireNonNull(answered.answer(), "an answered appeal has an answer");
        Document document = new Document("outcome", answer.outcome().name())
                .append("reason", answer.reason())
                .append("account", answer.account())
                .append("at", answer.at());
        return appeals.updateOne(asRead(answered), combine(set(OPEN, false), set(ANSWER, document)))
                        .getModifiedCount()
                == 1;
    }

    @Override
    public boolean grant(Appeal read, Appeal begun) {
        return appeals.updateOne(asRead(read), set(GRANTING, begun.granting())).getMatchedCount() == 1;
    }

    private static Bson asRead(Appeal appeal) {
        return and(eq("_id", appeal.id()), eq(OPEN, true), eq(GRANTING, appeal.granting()));
    }

    @Override
    public Optional<Appeal> find(String id) {
        return list(eq("_id", id), Sorts.ascending("_id"), 1).stream().findFirst();
    }

    @Override
    public List<Appeal> of(Puid puid) {
        return list(eq(PUID, puid.toString()), Sorts.ascending(NUMBER), 0);
    }

    @Override
    public List<Appeal> openOf(String imageId) {
        return list(and(eq(IMAGE_ID, imageId), eq(OPEN, true)), Sorts.ascending(FILED_AT, "_id"), 0);
    }

    @Override
    public List<Appeal> open(@Nullable Appeal after, int limit) {
        Bson open = eq(OPEN, true);
        Bson wanted = after == null
                ? open
                : and(
                        open,
                        or(gt(FILED_AT, after.filedAt()), and(eq(FILED_AT, after.filedAt()), gt("_id", after.id()))));
        return list(wanted, Sorts.ascending(FILED_AT, "_id"), limit);
    }

    @Override
    public long countOpen() {
        return appeals.countDocuments(eq(OPEN, true));
    }

    @Override
    public List<Appeal> between(Instant from, Instant until) {
        return list(or(within(FILED_AT, from, until), within(ANSWERED_AT, from, until)), Sorts.ascending("_id"), 0);
    }

    private static Bson within(String field, Instant from, Instant until) {
        return and(gte(field, from), lt(field, until));
    }

    private List<Appeal> list(Bson filter, Bson order, int limit) {
        return appeals.find(filter)
                .sort(order)
                .limit(limit)
                .map(MongoAppealStore::read)
                .into(new ArrayList<>());
    }

    private static Appeal read(Document document) {
        Document answer = document.get(ANSWER, Document.class);
        return new Appeal(
                Puid.parse(document.getString(PUID)).orElseThrow(),
                document.getInteger(NUMBER),
                document.getString("text"),
                document.get(FILED_AT, Instant.class),
                document.getLong(GRANTING),
                answer == null
                        ? null
                        : new Appeal.Answer(
                                Appeal.Outcome.valueOf(answer.getString("outcome")),
                                answer.getString("reason"),
                                answer.getString("account"),
                                answer.get("at", Instant.class)));
    }
}
