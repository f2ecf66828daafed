package org.jarida.runner;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalMongoIT {

    private static final int CLIENTS = 16;

    @TempDir
    Path folder;

    @Test
    void keepsEveryAcknowledgedWriteWhenKilledUnderLoad() throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 2; round++) {
            writeUntilKilled(round, acknowledged);
        }

        assertThat(acknowledged).hasSizeGreaterThan(500);
        try (LocalMongo store = LocalMongo.start(folder, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            Set<Integer> stored = new HashSet<>();
            collection(client).find().forEach(document -> stored.add(document.getInteger("_id")));
            assertThat(stored).containsAll(acknowledged);
        }
    }

    private void writeUntilKilled(int round, Set<Integer> acknowledged) throws Exception {
        int before = acknowledged.size();
        try (ChildJvm victim = ChildJvm.start(StoreVictim.class, folder);
                MongoClient client = MongoClients.create(victim.await("uri=") + "/?serverSelectionTimeoutMS=1000")) {
            List<Thread> writers = IntStream.range(0, CLIENTS)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                        int id = (round * CLIENTS + writer) * 1_000_000;
                        try {
                            while (true) {
                                collection(client).insertOne(new Document("_id", ++id).append("text", "x".repeat(500)));
                                acknowledged.add(id);
                            }
                        } catch (MongoException e) {
                            // the kill: this id was not acknowledged
                        }
                    }))
                    .toList();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before + 1_000);
            victim.kill();
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }

    @Test
    void keepsUpdatesInPlaceAndUniqueIndexesOverARestart() throws Exception {
        try (LocalMongo store = LocalMongo.start(folder, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            collection(client).insertOne(new Document("_id", 1).append("n", 1));
            collection(client).updateOne(eq("_id", 1), inc("n", 41));
        }
        try (LocalMongo store = LocalMongo.start(folder, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            assertThat(collection(client).find(eq("_id", 1)).first()).containsEntry("n", 42);
        }
    }

    @Test
    void answersHelloAsAServerThatTakesWrites() throws Exception {
        try (LocalMongo store = LocalMongo.start(folder, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));

            assertThat(hello).containsEntry("isWritablePrimary", true).containsKey("maxWireVersion");
        }
    }

    @Test
    void theFileStaysSmallUnderUpdates() throws Exception {
        try (LocalMongo store = LocalMongo.start(folder, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            for (int id = 0; id < 100; id++) {
                collection(client).insertOne(new Document("_id", id).append("text", "x".repeat(2_000)));
            }
            for (int update = 0; update < 3_000; update++) {
                collection(client).updateOne(eq("_id", update % 100), set("n", update));
            }
        }
        assertThat(Files.size(folder.resolve("store.mv"))).isLessThan(20L * 1024 * 1024);
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }
}
