package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jarida.events.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * State changes in the collection {@code case_history}:
 *
 * <pre>{@code
 * {"_id": "<imageId>:<version>", "imageId": "5f…", "version": 1, "round": 1, …the fields of the case's log…,
 *  "account": "amina", "filedAt": ISODate}
 * }</pre>
 *
 * Indexes: {@code imageId, version} for the history of a case; {@code to, at} for the breaker; {@code at} for statistics;
 * {@code filedAt, _id} for statements of reasons.
 */
final class MongoHistoryStore implements HistoryStore, HideLog {

    static final String COLLECTION = "case_history";

    static final String IMAGE_ID = "imageId";

    private static final String FILED_AT = "filedAt";

    private static final List<String> HIDDEN = states(state -> !state.visible());
    private static final List<String> VISIBLE = states(CaseState::visible);

    private final MongoCollection<Document> history;
    private final Clock clock;

    MongoHistoryStore(MongoDatabase database, Clock clock) {
        this.clock = clock;
        this.history = database.getCollection(COLLECTION).withCodecRegistry(MongoInstants.CODECS);
    }

    private static List<String> states(Predicate<CaseState> which) {
        return Arrays.stream(CaseState.values())
                .filter(which)
                .map(CaseState::name)
                .toList();
    }

    void ensureIndexes() {
        history.createIndex(
                Indexes.compoundIndex(Indexes.ascending(IMAGE_ID), Indexes.descending(MongoCaseDocument.LOG_VERSION)));
        history.createIndex(Indexes.ascending(MongoCaseDocument.LOG_TO, MongoCaseDocument.LOG_AT));
        history.createIndex(Indexes.ascending(MongoCaseDocument.LOG_AT));
        history.createIndex(Indexes.ascending(FILED_AT, "_id"));
        fileEarlierOnes();
    }

    /** Changes that an earlier release filed have no time of it yet. */
    private void fileEarlierOnes() {
        history.find(exists(FILED_AT, false))
                .projection(include(MongoCaseDocument.LOG_AT))
                .forEach(change -> history.updateOne(
                        eq("_id", change.getString("_id")),
                        set(FILED_AT, change.get(MongoCaseDocument.LOG_AT, Instant.class))));
    }

    @Override
    public void add(Map<String, List<LogEntry>> entries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<UpdateOneModel<Document>> models = new ArrayList<>();
        entries.forEach((imageId, log) -> log.forEach(entry -> models.add(new UpdateOneModel<>(
                eq("_id", id(imageId, entry.version())),
                new Document(
                        "$setOnInsert",
                        MongoCaseDocument.write(entry).append(IMAGE_ID, imageId).append(FILED_AT, now)),
                new UpdateOptions().upsert(true)))));
        if (!models.isEmpty()) {
            history.bulkWrite(models, new BulkWriteOptions().ordered(false));
        }
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

    @Override
    public List<Hide> hides(@Nullable Place after, Instant before, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(lt(FILED_AT, before), in(MongoCaseDocument.LOG_TO, HIDDEN)));
        if (after != null) {
            filters.add(or(
                    gt(FILED_AT, after.filedAt()),
                    and(eq(FILED_AT, after.filedAt()), gt("_id", id(after.imageId(), after.version())))));
        }
        return history.find(and(filters))
                .sort(Sorts.ascending(FILED_AT, "_id"))
                .limit(limit)
                .map(MongoHistoryStore::readHide)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Hide> hide(String imageId, long version) {
        return Optional.ofNullable(history.find(
                                and(eq("_id", id(imageId, version)), in(MongoCaseDocument.LOG_TO, HIDDEN)))
                        .first())
                .map(MongoHistoryStore::readHide);
    }

    @Override
    public Optional<Hide> latestHide(String imageId) {
        return Optional.ofNullable(history.find(and(eq(IMAGE_ID, imageId), in(MongoCaseDocument.LOG_TO, HIDDEN)))
                        .sort(Sorts.descending(MongoCaseDocument.LOG_VERSION))
                        .first())
                .map(MongoHistoryStore::readHide);
    }

    @Override
    public Optional<LogEntry> end(Hide of) {
        return Optional.ofNullable(history.find(and(
                                eq(IMAGE_ID, of.imageId()),
                                gt(MongoCaseDocument.LOG_VERSION, of.entry().version()),
                                in(MongoCaseDocument.LOG_TO, VISIBLE)))
                        .sort(Sorts.ascending(MongoCaseDocument.LOG_VERSION))
                        .first())
                .map(MongoCaseDocument::readEntry);
    }

    private static String id(String imageId, long version) {
        return imageId + ":" + version;
    }

    private static Hide readHide(Document document) {
        return new Hide(
                document.getString(IMAGE_ID),
                MongoCaseDocument.readEntry(document),
                document.get(FILED_AT, Instant.class));
    }
}
