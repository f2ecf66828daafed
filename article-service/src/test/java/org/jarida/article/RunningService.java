package org.jarida.article;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarida.events.Topic;
import org.jarida.events.kafka.DeadLetters;
import org.jarida.test.ManagementPort;
import org.jarida.test.Refusals;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** article-service as it runs, on ports of its own, beside a real broker and a store. */
public final class RunningService implements AutoCloseable {

    public static final String READER = "0123456789abcdef0123456789abcdef";
    public static final String NETWORK = "00000000000000aa";

    private static final TestTokens TOKENS = TestTokens.inTemporaryFolder();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Refusals refusals = new Refusals();
    private final ConfigurableApplicationContext context;
    private final String database;

    private RunningService(String database, String... arguments) {
        this.context = new SpringApplicationBuilder(ArticleApplication.class)
                .initializers(refusals)
                .run(arguments);
        this.database = database;
    }

    /** With the shared broker and a new database. */
    public static RunningService start() {
        Wire.declareTopics(TestBroker.bootstrapServers());
        return start(Map.of());
    }

    /** With settings that differ from those of {@link #start()}. */
    public static RunningService start(Map<String, String> different) {
        String database = TestStore.freshName();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.kafka.bootstrap-servers", TestBroker.bootstrapServers());
        settings.put("spring.mongodb.uri", TestStore.uri());
        settings.put("jarida.store.database", database);
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("jarida.keys.dir", TOKENS.keysDir().toString());
        settings.put("jarida.search.directory", SearchFolder.fresh().toString());
        settings.putAll(different);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningService(database, arguments);
    }

    /** Where the services of a test run keep their indexes, each its own. */
    private static final class SearchFolder {

        private static final Path ALL = Path.of("target", "search");
        private static final AtomicInteger COUNT = new AtomicInteger();

        static Path fresh() {
            return ALL.resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What its listeners fail over. */
    public Refusals refusals() {
        return refusals;
    }

    /** Replays the dead letters of a topic, as an operator does. */
    public DeadLetters.Replay replay(Topic topic) {
        return new ManagementPort(context).replay(topic);
    }

    public String database() {
        return database;
    }

    /** An answer with its body as text. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A request by a reader, as the gateway forwards it. */
    public Answer get(String path, String... headers) {
        return send(request(path, reader(READER)).GET(), headers);
    }

    public Answer post(String path, String token, String contentType, String body, String... headers) {
        return send(
                request(path, token).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)), headers);
    }

    public Answer delete(String path, String token, String... headers) {
        return send(request(path, token).DELETE(), headers);
    }

    public static String reader(String key) {
        return TOKENS.reader("article-service", key, NETWORK);
    }

    /** A token that names no reader. */
    public static String nobody() {
        return TOKENS.token("article-service", claims -> claims);
    }

    public static String forAnotherService() {
        return TOKENS.reader("ingest-service", READER, NETWORK);
    }

    public HttpRequest.Builder request(String path, String token) {
        return address(path).header("Authorization", "Bearer " + token);
    }

    public HttpRequest.Builder address(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** The page of meters as an operator's scraper gets it, on the management port. */
    public String meters() {
        String port = context.getEnvironment().getRequiredProperty("local.management.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus")))
                .response()
                .body();
    }

    public static Answer send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
