package org.jarida.moderation.breaker;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jarida.moderation.casefile.MongoInstants;

/**
 * The breaker in the collection {@code breaker}, one document:
 *
 * <pre>{@code
 * {"_id": "hides", "openSince": ISODate, "closedAt": ISODate,
 *  "closings": [{"openSince": ISODate, "closedAt": ISODate, "account": "amina"}]}
 * }</pre>
 *
 * {@code openSince} is there only while it is open; {@code closings} holds the latest 100.
 */
final class MongoBreakerStore implements BreakerStore {

    private static final String ID = "hides";
    private static final String OPEN_SINCE = "openSince";
    private static final String CLOSED_AT = "closedAt";
    private static final int CLOSINGS = 100;

    private final MongoCollection<Document> breaker;

    MongoBreakerStore(MongoDatabase database) {
        this.breaker = database.getCollection("breaker").withCodecRegistry(MongoInstants.CODECS);
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

    @Override
    public boolean close(String account, Instant now) {
        Instant openSince = read().openSince();
        if (openSince == null) {
            return false;
        }
        Document closing =
                new Document(OPEN_SINCE, openSince).append(CLOSED_AT, now).append("account", account);
        return breaker.updateOne(
                                and(eq("_id", ID), eq(OPEN_SINCE, openSince)),
                                Updates.combine(
                                        Updates.unset(OPEN_SINCE),
                                        Updates.set(CLOSED_AT, now),
                                        Updates.pushEach(
                                                "closings", List.of(closing), new PushOptions().slice(-CLOSINGS))))
                        .getModifiedCount()
                == 1;
    }
}
