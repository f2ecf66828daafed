package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
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
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jarida.events.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * Cases in the collection {@code cases}, one document per image (see {@link MongoCaseDocument}). A case is replaced where
 * its {@code rev} is still the one read and inserted where there is none; a duplicate key means that another replica was
 * first. Indexes: {@code pendingSince} for the relay; {@code touchedAt} for statistics; {@code urgency, reach, since, _id},
 * also behind {@code state}, for the queue.
 */
final class MongoCaseStore implements CaseStore {

    static final String COLLECTION = "cases";

    private static final int DUPLICATE_KEY = 11000;

    /** First digits of image ids, which are spread evenly. */
    private static final String SLICES = "0123456789abcdef";

    private static final List<String> VISIBLE = Arrays.stream(CaseState.values())
            .filter(CaseState::visible)
            .map(CaseState::name)
            .toList();

    private static final Bson QUEUE = Sorts.orderBy(
            Sorts.descending(MongoCaseDocument.URGENCY, MongoCaseDocument.REACH),
            Sorts.ascending(MongoCaseDocument.SINCE, "_id"));

    private final MongoCollection<Document> cases;
    private final PolicySettings.Severe severe;

    MongoCaseStore(MongoDatabase database, PolicySettings.Severe severe) {
        this.severe = severe;
        this.cases = database.getCollection(COLLECTION).withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        cases.createIndex(ascending(MongoCaseDocument.PENDING_SINCE), new IndexOptions().sparse(true));
        cases.createIndex(descending(MongoCaseDocument.TOUCHED_AT));
        cases.createIndex(QUEUE);
        cases.createIndex(compoundIndex(ascending(MongoCaseDocument.STATE), QUEUE));
        placeInQueue();
    }

    /** Cases that an earlier release wrote have no place in the queue, or no votes per day, yet. */
    private void placeInQueue() {
        cases.find(or(exists(MongoCaseDocument.URGENCY, false), exists(MongoCaseDocument.DAYS, false)))
                .map(MongoCaseDocument::read)
                .forEach(each -> cases.replaceOne(
                        and(eq("_id", each.imageId()), eq(MongoCaseDocument.REV, each.rev())),
                        MongoCaseDocument.write(each, placeOf(each))));
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
        List<WriteModel<Document>> models = changes.stream().map(this::model).toList();
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

    private WriteModel<Document> model(Change change) {
        Document document = MongoCaseDocument.write(change.after(), placeOf(change.after()));
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
        Bson noted = noted(version);
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

    private static Bson noted(long version) {
        return combine(
                max(MongoCaseDocument.PUBLISHED, version),
                pull(MongoCaseDocument.LOG, lte(MongoCaseDocument.LOG_VERSION, version)),
                set(MongoCaseDocument.REV, Case.newRev()));
    }

    @Override
    public boolean markPublished(Map<String, Long> versions) {
        List<UpdateOneModel<Document>> models = new ArrayList<>();
        versions.forEach((imageId, version) -> models.add(new UpdateOneModel<>(
                and(
                        eq("_id", imageId),
                        eq(MongoCaseDocument.VERSION, version),
                        lte(MongoCaseDocument.PUBLISHED, version)),
                combine(noted(version), unset(MongoCaseDocument.PENDING_SINCE)))));
        return models.isEmpty()
                || cases.bulkWrite(models, new BulkWriteOptions().ordered(false))
                                .getMatchedCount()
                        == models.size();
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
    public QueuePlace placeOf(Case of) {
        return QueuePlace.of(of, severe);
    }

    @Override
    public List<Case> page(Query query, @Nullable QueuePlace after, int limit) {
        List<Bson> filters = new ArrayList<>();
        if (query.state() != null) {
            filters.add(eq(MongoCaseDocument.STATE, query.state().name()));
        }
        if (query.reason() != null) {
            filters.add(eq(MongoCaseDocument.VOTE_REASON, query.reason().name()));
        }
        if (query.before() != null) {
            filters.add(lte(MongoCaseDocument.SINCE, query.before()));
        }
        if (after != null) {
            filters.add(behind(after));
        }
        return read(filters.isEmpty() ? new Document() : and(filters), QUEUE, limit);
    }

    private static Bson behind(QueuePlace place) {
        Bson asUrgent = eq(MongoCaseDocument.URGENCY, place.urgency());
        Bson asFar = eq(MongoCaseDocument.REACH, place.reach());
        Bson asLong = eq(MongoCaseDocument.SINCE, place.since());
        return or(
                lt(MongoCaseDocument.URGENCY, place.urgency()),
                and(asUrgent, lt(MongoCaseDocument.REACH, place.reach())),
                and(asUrgent, asFar, gt(MongoCaseDocument.SINCE, place.since())),
                and(asUrgent, asFar, asLong, gt("_id", place.imageId())));
    }

    @Override
    public Optional<Instant> oldestSevere() {
        Document oldest = cases.find(eq(MongoCaseDocument.URGENCY, QueuePlace.SEVERE))
                .projection(Projections.include(MongoCaseDocument.SINCE))
                .sort(Sorts.ascending(MongoCaseDocument.SINCE))
                .first();
        return Optional.ofNullable(oldest).map(found -> found.get(MongoCaseDocument.SINCE, Instant.class));
    }

    /** In slices, none of which takes long: no index holds the keys, which would cost every report more than this rare act. */
    @Override
    public Set<String> visibleWithVoteOf(Collection<String> reporterKeys) {
        Bson voted = and(
                in(MongoCaseDocument.STATE, VISIBLE),
                in(MongoCaseDocument.VOTE_KEYS, MongoCaseDocument.binary(reporterKeys)));
        Set<String> found = new HashSet<>();
        for (int slice = 0; slice < SLICES.length(); slice++) {
            Bson from = gte("_id", SLICES.substring(slice, slice + 1));
            Bson within =
                    slice + 1 < SLICES.length() ? and(from, lt("_id", SLICES.substring(slice + 1, slice + 2))) : from;
            cases.find(and(within, voted))
                    .projection(Projections.include("_id"))
                    .forEach(document -> found.add(document.getString("_id")));
        }
        return found;
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
