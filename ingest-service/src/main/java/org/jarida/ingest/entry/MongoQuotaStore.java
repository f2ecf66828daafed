package org.jarida.ingest.entry;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Collection {@code source_quotas}: {@code {_id: "alquds:2026-11-26", source: "alquds", day: "2026-11-26", begun: <its midnight>,
 * entries: 12, pages: 3}}, one for each source and day (UTC). The index on {@code begun} lets them expire.
 */
final class MongoQuotaStore implements QuotaStore {

    private static final String ID = "_id";
    private static final String BEGUN = "begun";
    private static final long KEPT_DAYS = 32;

    private final MongoCollection<Stored> quotas;

    MongoQuotaStore(MongoDatabase database) {
        this.quotas = database.getCollection("source_quotas", Stored.class);
    }

    /** The document. */
    public record Stored(@BsonId String id, String source, String day, Instant begun, int entries, int pages) {}

    @Override
    public void ensureIndexes() {
        quotas.createIndex(Indexes.ascending(BEGUN), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
    }

    private static String id(String sourceId, LocalDate day) {
        return sourceId + ":" + day;
    }

    @Override
    public Spent spent(String sourceId, LocalDate day) {
        return Optional.ofNullable(quotas.find(eq(ID, id(sourceId, day))).first())
                .map(MongoQuotaStore::spent)
                .orElse(new Spent(0, 0));
    }

    /** Two that begin a day at a time: the second adds to what the first began. */
    @Override
    public void add(String sourceId, LocalDate day, Spent more) {
        try {
            upsert(sourceId, day, more);
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
            upsert(sourceId, day, more);
        }
    }

    private void upsert(String sourceId, LocalDate day, Spent more) {
        quotas.updateOne(
                eq(ID, id(sourceId, day)),
                combine(
                        inc("entries", more.entries()),
                        inc("pages", more.pages()),
                        setOnInsert("source", sourceId),
                        setOnInsert("day", day.toString()),
                        setOnInsert(BEGUN, day.atStartOfDay(ZoneOffset.UTC).toInstant())),
                new UpdateOptions().upsert(true));
    }

    @Override
    public List<Day> days(Collection<String> sourceIds, Collection<LocalDate> days) {
        List<String> ids = sourceIds.stream()
                .flatMap(source -> days.stream().map(day -> id(source, day)))
                .toList();
        return quotas.find(in(ID, ids))
                .map(stored -> new Day(stored.source(), LocalDate.parse(stored.day()), spent(stored)))
                .into(new ArrayList<>());
    }

    private static Spent spent(Stored stored) {
        return new Spent(stored.entries(), stored.pages());
    }
}
