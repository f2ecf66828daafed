package org.jarida.ingest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jarida.events.EntryEvent;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.DeadLetters;
import org.jarida.events.kafka.EventCodec;
import org.jarida.test.ManagementPort;
import org.jarida.test.Refusals;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TestTokens;
import org.jarida.test.TopicProbe;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ingest-service as it runs, on a store of its own and the broker of the test JVM. */
public final class RunningIngest implements AutoCloseable {

    public static final String AUDIENCE = "ingest-service";

    private static final TestTokens TOKENS = TestTokens.inTemporaryFolder();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** By source the database of the test that follows it: all tests share the topics. */
    private static final Map<String, String> FOLLOWED = new ConcurrentHashMap<>();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Refusals refusals = new Refusals();
    private final ConfigurableApplicationContext context;
    private final String database;
    private final int port;

    private RunningIngest(String database, String... settings) {
        this.database = database;
        this.context = new SpringApplicationBuilder(IngestApplication.class)
                .initializers(refusals)
                .run(arguments(database, settings));
        this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** In a JVM of its own, so that it can be killed as a replica is: destroy it forcibly. */
    public static Process inItsOwnProcess(String database, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                IngestApplication.class.getName()));
        command.addAll(List.of(arguments(database, settings)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String[] arguments(String database, String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "server.port", "0",
                "management.server.port", "0",
                "spring.mongodb.uri", TestStore.uri(),
                "jarida.store.database", database,
                "jarida.keys.dir", TOKENS.keysDir().toString(),
                "spring.kafka.bootstrap-servers", TestBroker.bootstrapServers(),
                "jarida.fetch.allow", "127.0.0.0/8",
                "jarida.fetch.outside", "false",
                "jarida.poll.tick", "50ms",
                "logging.level.root", "WARN"));
        for (String setting : settings) {
            all.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    public static RunningIngest start(String... settings) {
        return new RunningIngest(TestStore.freshName(), settings);
    }

    public static RunningIngest on(String database, String... settings) {
        return new RunningIngest(database, settings);
    }

    public String database() {
        return database;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** What its listener fails over. */
    public Refusals refusals() {
        return refusals;
    }

    /** Replays the dead letters of a topic, as an operator does. */
    public DeadLetters.Replay replay(Topic topic) {
        return new ManagementPort(context).replay(topic);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, null, reader(), headers);
    }

    public HttpResponse<byte[]> editor(String method, String path, String body) {
        return send(method, path, body, staff("EDITOR"), "Content-Type", "application/json");
    }

    public static String reader() {
        return TOKENS.reader(AUDIENCE, "0".repeat(32), "0".repeat(16));
    }

    public static String staff(String... roles) {
        return TOKENS.staff(AUDIENCE, "someone", roles);
    }

    /** As a browser with a session sends it. */
    public static String editorInSession() {
        return TOKENS.token(AUDIENCE, claims -> claims.staff("amina", "EDITOR").csrf("csrf-of-amina"));
    }

    public HttpResponse<byte[]> send(String method, String path, String body, String token, String... headers) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, publisher)
                .timeout(Duration.ofSeconds(90));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body());
    }

    /** Adds a source of one feed and tells its id. */
    public String follow(String id, URI feed, String policy) {
        String other = FOLLOWED.putIfAbsent(id, database);
        if (other != null && !other.equals(database)) {
            throw new IllegalStateException(
                    "Another test has a source " + id + ", whose events stand on the same topic");
        }
        var response = editor("POST", "/api/v1/sources", """
                {"id":"%s","name":"%s","language":"ar","policy":"%s","feeds":[{"url":"%s"}]}""".formatted(id, id, policy, feed));
        if (response.statusCode() != 201) {
            throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
        }
        return id;
    }

    /** Everything published of the entries of a source, in the topic's order. */
    public static List<EntryEvent> entryEvents(String sourceId) {
        List<EntryEvent> events = new ArrayList<>();
        for (var message : new TopicProbe(TestBroker.bootstrapServers(), Topics.ENTRIES.name()).messages()) {
            Optional<EntryEvent> event =
                    EventCodec.decode(Topics.ENTRIES, message).map(EntryEvent.class::cast);
            event.filter(each -> sourceId.equals(sourceOf(each))).ifPresent(each -> {
                events.add(each);
            });
        }
        return events;
    }

    private static String sourceOf(EntryEvent event) {
        return switch (event) {
            case org.jarida.events.EntryDiscovered discovered ->
                discovered.content().sourceId();
            case org.jarida.events.EntryRevised revised -> revised.content().sourceId();
            case org.jarida.events.EntryWithdrawn withdrawn -> withdrawn.sourceId();
        };
    }

    /** Waits until that many events of a source stand on the topic. */
    public static List<EntryEvent> awaitEntryEvents(String sourceId, int count) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> entryEvents(sourceId), events -> events.size() >= count);
    }

    @Override
    public void close() {
        context.close();
    }
}
