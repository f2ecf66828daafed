package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jarida.events.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * Cases in the collection {@code cases}, one document per image (see {@link MongoCaseDocument}). A case is replaced where
 * its {@code rev} is still the one read and inserted where there is none; a duplicate key means that another replica was
 * first. Indexes: {@code pendingSince} for the relay; {@code touchedAt, _id} and {@code state, touchedAt, _id} for lists.
 */
final class MongoCaseStore implements CaseStore {

    static final String COLLECTION = "cases";

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> cases;

    MongoCaseStore(MongoDatabase database) {
        this.cases = database.getCollection(COLLECTION).withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        cases.createIndex(ascending(MongoCaseDocument.PENDING_SINCE), new IndexOptions().sparse(true));
        cases.createIndex(descending(MongoCaseDocument.TOUCHED_AT, "_id"));
        cases.createIndex(
                compoundIndex(ascending(MongoCaseDocument.STATE), descending(MongoCaseDocument.TOUCHED_AT, "_id")));
    }

    @Override
    public Map<String, Case> find(Collection<String> imageIds) {
        Map<String, Case> found = new HashMap<>();
        cases.find(in("_id", imageIds)).forEach(document -> {
            Case each = MongoCaseDocument.read(document);
            found.put(each.imageId(), each);
        });
        return found;
    }

    @Override
    public Set<String> write(List<Change> changes) {
        if (changes.isEmpty()) {
            return Set.of();
        }
        List<WriteModel<Document>> models =
                changes.stream().map(MongoCaseStore::model).toList();
        long inserts = changes.stream().filter(change -> change.revRead() == 0).count();
        try {
            var result = cases.bulkWrite(models, new BulkWriteOptions().ordered(false));
            if (result.getMatchedCount() == changes.size() - inserts) {
                return Set.of();
            }
        } catch (MongoBulkWriteException conflict) {
            boolean onlyLost = conflict.getWriteConcernError() == null
                    && conflict.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyLost) {
                throw conflict;
            }
        }
        return withOtherRev(changes);
    }

    private static WriteModel<Document> model(Change change) {
        Document document = MongoCaseDocument.write(change.after());
        return change.revRead() == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        and(eq("_id", change.after().imageId()), eq(MongoCaseDocument.REV, change.revRead())),
                        document);
    }

    /** A bulk does not say which of its replacements matched nothing; the revs that stand there now do. */
    private Set<String> withOtherRev(List<Change> changes) {
        Map<String, Long> stored = new HashMap<>();
        cases.find(in(
                        "_id",
                        changes.stream().map(change -> change.after().imageId()).toList()))
                .projection(Projections.include(MongoCaseDocument.REV))
                .forEach(document -> stored.put(document.getString("_id"), document.getLong(MongoCaseDocument.REV)));
        Set<String> lost = new HashSet<>();
        for (Change change : changes) {
            Long rev = stored.get(change.after().imageId());
            if (rev == null || rev != change.after().rev()) {
                lost.add(change.after().imageId());
            }
        }
        return lost;
    }

    @Override
    public long markPublished(String imageId, long version) {
        Bson noted = combine(
                max(MongoCaseDocument.PUBLISHED, version),
                pull(MongoCaseDocument.LOG, lte(MongoCaseDocument.LOG_VERSION, version)),
                set(MongoCaseDocument.REV, Case.newRev()));
        var before = new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.BEFORE)
                .projection(Projections.include(MongoCaseDocument.PUBLISHED));
        Document was = cases.findOneAndUpdate(
                and(eq("_id", imageId), eq(MongoCaseDocument.VERSION, version)),
                combine(noted, unset(MongoCaseDocument.PENDING_SINCE)),
                before);
        if (was == null) {
            was = cases.findOneAndUpdate(eq("_id", imageId), noted, before);
        }
        return was == null ? 0 : was.getLong(MongoCaseDocument.PUBLISHED);
    }

    @Override
    public List<Case> pending(Instant before, int limit) {
        return read(
                lt(MongoCaseDocument.PENDING_SINCE, before), Sorts.ascending(MongoCaseDocument.PENDING_SINCE), limit);
    }

    @Override
    public Backlog backlog() {
        Bson waiting = gte(MongoCaseDocument.PENDING_SINCE, Instant.EPOCH);
        List<Case> oldest = read(waiting, Sorts.ascending(MongoCaseDocument.PENDING_SINCE), 1);
        return oldest.isEmpty()
                ? new Backlog(0, null)
                : new Backlog(
                        cases.countDocuments(waiting),
                        oldest.getFirst().outbox().pendingSince());
    }

    @Override
    public List<Case> page(@Nullable CaseState state, @Nullable Position after, int limit) {
        List<Bson> filters = new ArrayList<>();
        if (state != null) {
            filters.add(eq(MongoCaseDocument.STATE, state.name()));
        }
        if (after != null) {
            Instant at = after.touchedAt();
            filters.add(or(
                    lt(MongoCaseDocument.TOUCHED_AT, at),
                    and(eq(MongoCaseDocument.TOUCHED_AT, at), lt("_id", after.imageId()))));
        }
        return read(
                filters.isEmpty() ? new Document() : and(filters),
                Sorts.descending(MongoCaseDocument.TOUCHED_AT, "_id"),
                limit);
    }

    @Override
    public List<Case> decidedAfter(String imageId, int limit) {
        return read(and(gt("_id", imageId), gte(MongoCaseDocument.VERSION, 1L)), Sorts.ascending("_id"), limit);
    }

    private List<Case> read(Bson filter, Bson order, int limit) {
        return cases.find(filter)
                .sort(order)
                .limit(limit)
                .map(MongoCaseDocument::read)
                .into(new ArrayList<>());
    }
}
