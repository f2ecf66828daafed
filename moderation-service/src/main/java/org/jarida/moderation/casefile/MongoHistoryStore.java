package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jarida.events.CaseState;

/**
 * State changes in the collection {@code case_history}:
 *
 * <pre>{@code
 * {"_id": "<imageId>:<version>", "imageId": "5f…", "version": 1, "round": 1, …the fields of the case's log…, "account": "amina"}
 * }</pre>
 *
 * Indexes: {@code imageId, version} for the history of a case; {@code to, at} for the breaker; {@code at} for statistics.
 */
final class MongoHistoryStore implements HistoryStore {

    static final String COLLECTION = "case_history";

    static final String IMAGE_ID = "imageId";

    private final MongoCollection<Document> history;

    MongoHistoryStore(MongoDatabase database) {
        this.history = database.getCollection(COLLECTION).withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        history.createIndex(
                Indexes.compoundIndex(Indexes.ascending(IMAGE_ID), Indexes.descending(MongoCaseDocument.LOG_VERSION)));
        history.createIndex(Indexes.ascending(MongoCaseDocument.LOG_TO, MongoCaseDocument.LOG_AT));
        history.createIndex(Indexes.ascending(MongoCaseDocument.LOG_AT));
    }

    @Override
    public void add(String imageId, List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var models = entries.stream()
                .map(entry -> new UpdateOneModel<Document>(
                        eq("_id", imageId + ":" + entry.version()),
                        new Document(
                                "$setOnInsert", MongoCaseDocument.write(entry).append(IMAGE_ID, imageId)),
                        new UpdateOptions().upsert(true)))
                .toList();
        history.bulkWrite(models, new BulkWriteOptions().ordered(false));
    }

    @Override
    public List<Instant> automaticHidesSince(Instant since) {
        return history.find(and(
                        eq(MongoCaseDocument.LOG_TO, CaseState.AUTO_HIDDEN.name()),
                        gt(MongoCaseDocument.LOG_AT, since)))
                .projection(fields(include(MongoCaseDocument.LOG_AT), excludeId()))
                .map(document -> document.get(MongoCaseDocument.LOG_AT, Instant.class))
                .into(new ArrayList<>());
    }

    @Override
    public List<LogEntry> of(String imageId, int limit) {
        return history.find(eq(IMAGE_ID, imageId))
                .sort(Sorts.descending(MongoCaseDocument.LOG_VERSION))
                .limit(limit)
                .map(MongoCaseDocument::readEntry)
                .into(new ArrayList<>())
                .reversed();
    }
}
