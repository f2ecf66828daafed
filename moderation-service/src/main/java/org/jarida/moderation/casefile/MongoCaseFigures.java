package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Reads {@code cases}, {@code case_voters} and {@code case_history}. A vote is no younger than its case was last touched,
 * so the index by that finds every case that may hold one; of its votes only the counts per day are read, but where voters
 * are stored for the image as well. A reader whose report was filed under two keys counts twice; reports that came while the
 * image was hidden have no time and count not at all.
 */
final class MongoCaseFigures implements CaseFigures {

    private static final String AT = "at";
    private static final String VOTES = "votes";
    private static final String KEYS = "keys";
    private static final int BATCH = 1000;

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

    @Override
    public void reports(LocalDate from, Reports told) {
        Instant since = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        cases.find(gte(MongoCaseDocument.TOUCHED_AT, since))
                .projection(Projections.include(MongoCaseDocument.DAYS))
                .batchSize(BATCH)
                .forEach(found -> found.get(MongoCaseDocument.DAYS, new Document())
                        .forEach((day, votes) -> tell(
                                found.getString("_id"),
                                LocalDate.ofEpochDay(Long.parseLong(day)),
                                (Integer) votes,
                                from,
                                told)));
        List<Document> some = new ArrayList<>();
        Set<String> once = new HashSet<>();
        voters.find(and(gte(AT, since), exists(MongoVoterStore.WITHDRAWN_IN, false)))
                .sort(Sorts.ascending("_id"))
                .forEach(found -> {
                    some.add(found);
                    if (some.size() == BATCH) {
                        voters(some, once, from, told);
                        some.clear();
                    }
                });
        voters(some, once, from, told);
    }

    /** A voter may be filed while the vote still stands in its case, or in two lists: then it is told of once. */
    private void voters(List<Document> some, Set<String> once, LocalDate from, Reports told) {
        Set<String> images = some.stream().map(MongoVoterStore::imageOf).collect(Collectors.toSet());
        cases.find(in("_id", images))
                .projection(Projections.include(VOTES + "." + KEYS))
                .forEach(found -> {
                    for (Document vote : found.getList(VOTES, Document.class)) {
                        MongoCaseDocument.hex(vote.getList(KEYS, Binary.class))
                                .forEach(key -> once.add(MongoVoterStore.id(found.getString("_id"), key)));
                    }
                });
        for (Document found : some) {
            String imageId = MongoVoterStore.imageOf(found);
            LocalDate day = LocalDate.ofInstant(found.get(AT, Instant.class), ZoneOffset.UTC);
            long more = MongoVoterStore.keysOf(found)
                    .filter(key -> once.add(MongoVoterStore.id(imageId, key)))
                    .count();
            tell(imageId, day, more, from, told);
        }
    }

    private static void tell(String imageId, LocalDate day, long reports, LocalDate from, Reports told) {
        if (reports > 0 && !day.isBefore(from)) {
            told.told(imageId, day, reports);
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
