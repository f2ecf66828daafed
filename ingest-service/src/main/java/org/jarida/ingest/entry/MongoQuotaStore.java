package org.jarida.ingest.entry;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;

/** Collection {@code source_quotas}: {@code {_id: "alquds", day: "2026-11-26", entries: 12, pages: 3}}, one for each source. */
final class MongoQuotaStore implements QuotaStore {

    private static final String ID = "_id";
    private static final String DAY = "day";

    private final MongoCollection<Stored> quotas;

    MongoQuotaStore(MongoDatabase database) {
        this.quotas = database.getCollection("source_quotas", Stored.class);
    }

    /** The document. */
    public record Stored(@BsonId String id, String day, int entries, int pages) {}

    @Override
    public Spent spent(String sourceId, LocalDate day) {
        return Optional.ofNullable(quotas.find(and(eq(ID, sourceId), eq(DAY, day.toString())))
                        .first())
                .map(stored -> new Spent(stored.entries(), stored.pages()))
                .orElse(new Spent(0, 0));
    }

    /** The first of a day replaces the day before; who is second to do so adds to it instead. */
    @Override
    public void add(String sourceId, LocalDate day, Spent more) {
        if (!increased(sourceId, day, more) && !begun(sourceId, day, more)) {
            increased(sourceId, day, more);
        }
    }

    private boolean increased(String sourceId, LocalDate day, Spent more) {
        var today = and(eq(ID, sourceId), eq(DAY, day.toString()));
        return quotas.updateOne(today, combine(inc("entries", more.entries()), inc("pages", more.pages())))
                        .getMatchedCount()
                == 1;
    }

    private boolean begun(String sourceId, LocalDate day, Spent more) {
        try {
            quotas.replaceOne(
                    and(eq(ID, sourceId), ne(DAY, day.toString())),
                    new Stored(sourceId, day.toString(), more.entries(), more.pages()),
                    new ReplaceOptions().upsert(true));
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }
}
