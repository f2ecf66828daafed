package org.jarida.article.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.article.Wire;
import org.jarida.article.article.EntriesInStore;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ArticlePublished;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;

/**
 * article-service and a gateway as processes of their own, from the jars that {@code mvn package} made, beside this JVM's
 * broker and store: with the heap and the compilers they have in production.
 */
public final class SiteFromJars implements AutoCloseable {

    static final String GROUP = "article-service";
    private static final List<Topic> SUBSCRIBED = List.of(Topics.SOURCES, Topics.ENTRIES, Topics.IMAGE_VERDICTS);
    private static final int AT_ONCE = 500;
    private static final Duration STARTS = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofMinutes(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final String database = TestStore.freshName();
    private final int management = freePort();
    private final int upstream = freePort();
    private final int gateway = freePort();

    /** @param folder for jars, keys and the index */
    public SiteFromJars(Path folder) {
        this.folder = folder;
        Wire.declareTopics(TestBroker.bootstrapServers());
        for (int source = 0; source < GeneratedNews.SOURCES; source++) {
            Wire.publish(SourceEvents.changed("source-" + source, 1, "Source " + source, DisplayPolicy.FULL));
        }
    }

    /** Puts articles on their topic and into the store, past the filing of entries. */
    public void publishPastTheFiling(GeneratedNews news, int articles) {
        try (Sender sender = new Sender()) {
            List<ArticlePublished> some = new ArrayList<>();
            for (int number = 1; number <= articles; number++) {
                var article = new ArticlePublished(GeneratedNews.articleId(number), 1, news.next(number));
                sender.send(article);
                some.add(article);
                if (some.size() == AT_ONCE || number == articles) {
                    EntriesInStore.publishedBefore(TestStore.database(database), some);
                    some.clear();
                }
            }
        }
    }

    /** Sends many events without waiting for each. */
    public static final class Sender implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestBroker.bootstrapServers(),
                        "linger.ms",
                        "20",
                        "compression.type",
                        "lz4",
                        "max.in.flight.requests.per.connection",
                        "1",
                        "batch.size",
                        "262144"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        private volatile Exception failure;

        public void send(Event event) {
            producer.send(Wire.message(event), (_, failed) -> failure = failed == null ? failure : failed);
        }

        @Override
        public void close() {
            producer.close();
            assertThat(failure).isNull();
        }
    }

    /** Starts article-service and waits until it answers. */
    public void startArticleService(String... options) {
        start(
                "article-service",
                options,
                "--server.port=" + upstream,
                "--management.server.port=" + management,
                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                "--spring.mongodb.uri=" + TestStore.uri(),
                "--jarida.store.database=" + database,
                "--jarida.keys.dir=" + folder.resolve("keys"),
                "--jarida.search.directory=" + index());
        await().atMost(STARTS).until(() -> meter("jarida_search_articles") >= 0);
    }

    /** Waits until article-service has handled all that its topics have, and published what came of it. */
    public void awaitAllHandled() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> behind(admin) == 0 && meter("jarida_articles_pending_age_seconds") == 0);
        }
    }

    private static long behind(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        long behind = 0;
        for (var end : admin.listOffsets(subscribed().collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()) {
            OffsetAndMetadata offset = read.get(end.getKey());
            behind += end.getValue().offset() - (offset == null ? 0 : offset.offset());
        }
        return behind;
    }

    static Stream<TopicPartition> subscribed() {
        return SUBSCRIBED.stream()
                .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)));
    }

    /** Waits until its index has all of the articles. */
    public void awaitIndex(int articles) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> meter("jarida_search_complete") == 1 && meter("jarida_search_articles") == articles);
    }

    /** Starts a gateway before article-service and waits until it lets readers in. */
    public void startGateway(String... options) {
        start(
                "gateway",
                options,
                "--server.port=" + gateway,
                "--management.server.port=" + freePort(),
                "--jarida.keys.dir=" + folder.resolve("keys"),
                "--jarida.gateway.limits.exempt=127.0.0.0/8",
                "--jarida.gateway.upstreams.article=http://127.0.0.1:" + upstream,
                "--jarida.gateway.upstreams.ingest=http://127.0.0.1:" + upstream,
                "--jarida.gateway.upstreams.moderation=http://127.0.0.1:" + upstream);
        await().atMost(STARTS)
                .ignoreExceptions()
                .until(() -> get("/api/v1/headlines").statusCode() == 200);
    }

    /** Stops everything as an operator does. */
    public void stop() {
        processes.forEach(Process::destroy);
        await().atMost(STARTS).until(() -> processes.stream().noneMatch(Process::isAlive));
        processes.clear();
    }

    /** Kills everything without a word. */
    public void kill() {
        processes.forEach(Process::destroyForcibly);
        await().atMost(STARTS).until(() -> processes.stream().noneMatch(Process::isAlive));
        processes.clear();
    }

    public String database() {
        return database;
    }

    /** Where the index of the only replica is. */
    public Path index() {
        return folder.resolve("search");
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + gateway + path);
    }

    /** An answer through the gateway, compressed if a browser would get it so. */
    HttpResponse<byte[]> get(String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer that must be 200. */
    public String text(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A meter of article-service; negative while it does not answer or has none of this name. */
    public double meter(String name) {
        try {
            URI page = URI.create("http://127.0.0.1:" + management + "/actuator/prometheus");
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException _) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void start(String module, String[] options, String... arguments) {
        Path jar = extracted(module);
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("-Xmx1g", "-jar", jar.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            processes.add(java(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", module + ".log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path extracted(String module) {
        Path app = folder.resolve(module);
        if (Files.notExists(app)) {
            Path jar = Path.of("..", module, "target", module + ".jar");
            assertThat(jar).as("made by mvn -DskipTests package").exists();
            run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", app.toString());
            if (Files.notExists(folder.resolve("keys"))) {
                Path tool = extracted("gateway");
                String keys = folder.resolve("keys").toString();
                run("-cp", tool.toString(), "org.jarida.gateway.GatewayTool", "keys", keys);
            }
        }
        return app.resolve(module + ".jar");
    }

    private static void run(String... arguments) {
        try {
            assertThat(java(List.of(arguments)).inheritIO().start().waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
