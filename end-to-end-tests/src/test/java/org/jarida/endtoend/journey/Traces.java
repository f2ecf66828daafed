package org.jarida.endtoend.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.RawBsonDocument;
import org.jarida.runner.RunningJarida;
import org.jarida.test.TopicProbe;

/**
 * Everything that a running Jarida has left behind, byte by byte: all topics, the broker's own too, with keys and headers;
 * every document of every collection; logs; and what each service tells of itself when it is scraped.
 */
final class Traces {

    private static final List<String> SERVICES =
            List.of("gateway", "article-service", "ingest-service", "moderation-service");

    /** Bytes that belong together, and where they are. */
    private record Trace(String place, byte[] bytes) {}

    private final List<Trace> traces = new ArrayList<>();

    static Traces of(RunningJarida jarida, Path home) throws IOException, InterruptedException, ExecutionException {
        Traces all = new Traces();
        all.readTopics(jarida.bootstrapServers());
        all.readStore(jarida.mongoUri());
        all.readLogs(home.resolve("logs"));
        all.readMetrics(jarida);
        return all;
    }

    /** The places where bytes are found, themselves or written as hex digits. */
    Set<String> of(byte[] bytes) {
        Set<String> places = new TreeSet<>(of(HexFormat.of().formatHex(bytes)));
        places.addAll(search(bytes));
        return places;
    }

    /** The places where a text is found. */
    Set<String> of(String text) {
        return search(text.getBytes(UTF_8));
    }

    private Set<String> search(byte[] bytes) {
        String wanted = new String(bytes, ISO_8859_1);
        Set<String> places = new TreeSet<>();
        for (Trace trace : traces) {
            if (new String(trace.bytes(), ISO_8859_1).contains(wanted)) {
                places.add(trace.place());
            }
        }
        return places;
    }

    private void add(String place, byte[] bytes) {
        traces.add(new Trace(place, bytes));
    }

    private void readTopics(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (String topic : admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()) {
                new TopicProbe(bootstrapServers, topic).forEach(message -> read(topic, message));
            }
        }
    }

    private void read(String topic, ConsumerRecord<byte[], byte[]> message) {
        String place = "topic " + topic;
        Stream.of(message.key(), message.value()).filter(bytes -> bytes != null).forEach(bytes -> add(place, bytes));
        for (Header header : message.headers()) {
            add(place, header.key().getBytes(UTF_8));
            if (header.value() != null) {
                add(place, header.value());
            }
        }
    }

    private void readStore(String uri) {
        try (MongoClient store = MongoClients.create(uri)) {
            for (String database : store.listDatabaseNames()) {
                for (String collection : store.getDatabase(database).listCollectionNames()) {
                    String place = "store " + database + "." + collection;
                    store.getDatabase(database)
                            .getCollection(collection, RawBsonDocument.class)
                            .find()
                            .forEach(document -> {
                                byte[] bytes = new byte[document.getByteBuffer().remaining()];
                                document.getByteBuffer().get(bytes);
                                add(place, bytes);
                            });
                }
            }
        }
    }

    private void readLogs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    add("log " + file.getFileName(), Files.readAllBytes(file));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }

    private void readMetrics(RunningJarida jarida) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String service : SERVICES) {
                URI address = jarida.management(service).resolve("/actuator/prometheus");
                HttpResponse<byte[]> answer =
                        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(address + " answers " + answer.statusCode());
                }
                add("metrics " + service, answer.body());
            }
        }
    }
}
