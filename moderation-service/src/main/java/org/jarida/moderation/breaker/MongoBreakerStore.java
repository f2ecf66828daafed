package org.jarida.moderation.breaker;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import org.bson.Document;
import org.jarida.moderation.casefile.MongoInstants;

/**
 * The breaker in the collection {@code breaker}, one document:
 *
 * <pre>{@code
 * {"_id": "hides", "openSince": ISODate, "closedAt": ISODate}
 * }</pre>
 *
 * {@code openSince} is there only while it is open. Who closed it stands apart, in {@code breaker_history}, one document for
 * each time that it was open:
 *
 * <pre>{@code
 * {"_id": ISODate (open since), "closedAt": ISODate, "account": "amina"}
 * }</pre>
 */
final class MongoBreakerStore implements BreakerStore {

    private static final String ID = "hides";
    private static final String OPEN_SINCE = "openSince";
    private static final String CLOSED_AT = "closedAt";

    private final MongoCollection<Document> breaker;
    private final MongoCollection<Document> history;

    MongoBreakerStore(MongoDatabase database) {
        this.breaker = database.getCollection("breaker").withCodecRegistry(MongoInstants.CODECS);
        this.history = database.getCollection("breaker_history").withCodecRegistry(MongoInstants.CODECS);
    }

    @Override
    public BreakerState read() {
        Document found = breaker.find(eq("_id", ID)).first();
        return found == null
                ? BreakerState.NEW
                : new BreakerState(found.get(OPEN_SINCE, Instant.class), found.get(CLOSED_AT, Instant.class));
    }

    @Override
    public void open(BreakerState read, Instant now) {
        breaker.updateOne(
                eq("_id", ID),
                Updates.setOnInsert(CLOSED_AT, BreakerState.NEW.closedAt()),
                new UpdateOptions().upsert(true));
        breaker.updateOne(
                and(eq("_id", ID), eq(CLOSED_AT, read.closedAt()), exists(OPEN_SINCE, false)),
                Updates.set(OPEN_SINCE, now));
    }

    /** Written down first: of two who close it at once, the first is named. */
    @Override
    public boolean close(String account, Instant now) {
        Instant openSince = read().openSince();
        if (openSince == null) {
            return false;
        }
        history.updateOne(
                eq("_id", openSince),
                Updates.combine(Updates.setOnInsert(CLOSED_AT, now), Updates.setOnInsert("account", account)),
                new UpdateOptions().upsert(true));
        return breaker.updateOne(
                                and(eq("_id", ID), eq(OPEN_SINCE, openSince)),
                                Updates.combine(
                                        Updates.unset(OPEN_SINCE),
                                        Updates.unset("closings"), // where an earlier release kept the names
                                        Updates.set(CLOSED_AT, now)))
                        .getModifiedCount()
                == 1;
    }
}
