package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Reads {@code cases}, {@code case_voters} and {@code case_history}. A vote is no younger than its case was last touched,
 * so the index by that finds every case that may hold one. A reader whose report was filed under two keys counts twice;
 * reports that came while the image was hidden have no time and count not at all.
 */
final class MongoCaseFigures implements CaseFigures {

    private static final String AT = "at";
    private static final String VOTES = "votes";
    private static final String KEYS = "keys";

    private final MongoCollection<Document> cases;
    private final MongoCollection<Document> voters;
    private final MongoCollection<Document> history;

    MongoCaseFigures(MongoDatabase database) {
        this.cases = collection(database, MongoCaseStore.COLLECTION);
        this.voters = collection(database, MongoVoterStore.COLLECTION);
        this.history = collection(database, MongoHistoryStore.COLLECTION);
    }

    private static MongoCollection<Document> collection(MongoDatabase database, String name) {
        return database.getCollection(name).withCodecRegistry(MongoInstants.CODECS);
    }

    /** A voter may be filed while the vote still stands in its case, or in two lists: then it is told of once. */
    @Override
    public void reports(Instant since, BiConsumer<String, Instant> told) {
        Set<String> once = new HashSet<>();
        cases.find(gte(MongoCaseDocument.TOUCHED_AT, since))
                .projection(Projections.include(VOTES + "." + AT, VOTES + "." + KEYS))
                .forEach(found -> {
                    for (Document vote : found.getList(VOTES, Document.class)) {
                        MongoCaseDocument.hex(vote.getList(KEYS, Binary.class))
                                .forEach(key -> once.add(MongoVoterStore.id(found.getString("_id"), key)));
                        tell(found.getString("_id"), vote, since, told);
                    }
                });
        voters.find(and(gte(AT, since), exists(MongoVoterStore.WITHDRAWN_IN, false)))
                .forEach(found -> {
                    String imageId = MongoVoterStore.imageOf(found);
                    MongoVoterStore.keysOf(found)
                            .filter(key -> once.add(MongoVoterStore.id(imageId, key)))
                            .forEach(_ -> tell(imageId, found, since, told));
                });
    }

    private static void tell(String imageId, Document dated, Instant since, BiConsumer<String, Instant> told) {
        Instant at = dated.get(AT, Instant.class);
        if (!at.isBefore(since)) {
            told.accept(imageId, at);
        }
    }

    @Override
    public void changes(Instant since, BiConsumer<String, LogEntry> told) {
        history.find(gte(AT, since))
                .sort(Sorts.ascending(MongoHistoryStore.IMAGE_ID, MongoCaseDocument.LOG_VERSION))
                .forEach(entry ->
                        told.accept(entry.getString(MongoHistoryStore.IMAGE_ID), MongoCaseDocument.readEntry(entry)));
    }
}
