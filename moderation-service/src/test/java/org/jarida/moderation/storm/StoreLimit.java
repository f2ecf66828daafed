package org.jarida.moderation.storm;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;

/** What the store can do: documents replaced in a second where their rev is the one known, in bulks as the service sends. */
final class StoreLimit {

    private static final int BULK = 500;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private StoreLimit() {}

    static double replacementsPerSecond(MongoCollection<Document> cases, int writers)
            throws ExecutionException, InterruptedException {
        List<Document> all = cases.find().into(new ArrayList<>());
        long start = System.nanoTime();
        long written = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Long>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                List<Document> own = all.subList(all.size() * writer / writers, all.size() * (writer + 1) / writers);
                work.add(threads.submit(() -> replace(cases, own, start + LONG_ENOUGH.toNanos())));
            }
            for (Future<Long> each : work) {
                written += each.get();
            }
        }
        return written / ((System.nanoTime() - start) / 1e9);
    }

    private static long replace(MongoCollection<Document> cases, List<Document> documents, long end) {
        long written = 0;
        while (System.nanoTime() < end) {
            for (int from = 0; from < documents.size() && System.nanoTime() < end; from += BULK) {
                List<ReplaceOneModel<Document>> bulk = new ArrayList<>();
                for (Document each : documents.subList(from, Math.min(from + BULK, documents.size()))) {
                    long rev = each.getLong("rev");
                    each.put("rev", rev + 1);
                    bulk.add(new ReplaceOneModel<>(and(eq("_id", each.getString("_id")), eq("rev", rev)), each));
                }
                written += cases.bulkWrite(bulk, new BulkWriteOptions().ordered(false))
                        .getMatchedCount();
            }
        }
        return written;
    }
}
