package org.jarida.article.search;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.jarida.article.Wire;
import org.jarida.article.article.EntriesInStore;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.DisplayPolicy;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How large an index is, how long it takes to build, and how long a search takes through the gateway, beside the same search
 * asked of Lucene alone. Gateway and article-service run from their jars; figures are kept in docs/benchmarks.md.
 */
@Tag("soak")
class SearchRateIT {

    private static final int ARTICLES = Integer.getInteger("jarida.search.articles", 200_000);
    private static final int SOURCES = 40;
    private static final int AT_ONCE = 500;
    private static final int WARM_UP = 200;
    private static final int ASKED = 400;
    private static final Instant NOW = Instant.now().minusSeconds(3600);
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Random random = new Random(200);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final String database = TestStore.freshName();

    @TempDir
    private Path folder;

    private enum Language {
        AR(Vocabulary.arabic(new Random(1))),
        FR(Vocabulary.french(new Random(2))),
        EN(Vocabulary.english(new Random(3)));

        private final Vocabulary words;

        Language(Vocabulary words) {
            this.words = words;
        }

        /** Three of five articles are Arabic, one in four French. */
        static Language any(Random random) {
            int share = random.nextInt(20);
            return share < 12 ? AR : share < 17 ? FR : EN;
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void searchesThroughTheGatewayBesideLuceneAlone() throws Exception {
        Wire.declareTopics(TestBroker.bootstrapServers());
        try {
            int management = freePort();
            int port = freePort();
            publish();
            startArticleService(port, management);
            await().atMost(LONG).until(() -> meter(management, "articles") >= 0);
            long start = System.nanoTime();
            await().atMost(LONG)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> meter(management, "complete") == 1 && meter(management, "articles") == ARTICLES);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d articles: index %,d MB, built in %.0f s (%.0f a second)%n",
                    ARTICLES, size(folder.resolve("search")) >> 20, seconds, ARTICLES / seconds);
            measure(URI.create("http://127.0.0.1:" + startGateway(port)));
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    /** To the topic and into the store, past the filing of entries, which is measured elsewhere. */
    private void publish() {
        for (int source = 0; source < SOURCES; source++) {
            Wire.publish(SourceEvents.changed("source-" + source, 1, "Source " + source, DisplayPolicy.FULL));
        }
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestBroker.bootstrapServers(),
                        "linger.ms",
                        "20",
                        "compression.type",
                        "lz4",
                        "batch.size",
                        "262144"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<ArticlePublished> some = new ArrayList<>();
            for (int number = 1; number <= ARTICLES; number++) {
                var article = new ArticlePublished(Shelf.id(number), 1, content());
                producer.send(Wire.message(article));
                some.add(article);
                if (some.size() == AT_ONCE || number == ARTICLES) {
                    EntriesInStore.publishedBefore(TestStore.database(database), some);
                    some.clear();
                }
            }
        }
    }

    private ArticleContent content() {
        Language language = Language.any(random);
        String body = text(language, 120 + random.nextInt(260));
        if (random.nextInt(20) == 0) {
            bodies.add(body);
        }
        Instant at = NOW.minusSeconds((long) (Math.pow(random.nextDouble(), 2) * 365 * 86_400));
        return new ArticleContent(
                "source-" + random.nextInt(SOURCES),
                "https://source.example/" + random.nextLong(),
                text(language, 6 + random.nextInt(7)),
                language.tag(),
                language == Language.AR ? "rtl" : "ltr",
                List.of(),
                at,
                at,
                null,
                text(language, 25),
                "<p>" + body + "</p>",
                List.of(),
                List.of(),
                List.of());
    }

    private String text(Language language, int words) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            text.append(language.words.word(random)).append(word % 15 == 14 ? ". " : " ");
        }
        return text.toString().strip();
    }

    private void measure(URI gateway) throws IOException {
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("one word", () -> Language.any(random).words.telling(random));
        kinds.put("three words", () -> neighbours(9, true));
        kinds.put("phrase", () -> "\"" + neighbours(3, false) + "\"");
        kinds.put(
                "filtered",
                () -> Language.any(random).words.telling(random) + " source:source-" + random.nextInt(SOURCES)
                        + " after:" + NOW.minus(Duration.ofDays(60)).toString().substring(0, 10));
        var analyzer = new Analyzers().index();
        var compiler = new QueryCompiler(analyzer, Set::of);
        try (var files = FSDirectory.open(folder.resolve("search").resolve("1"));
                var reader = DirectoryReader.open(files)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (var kind : kinds.entrySet()) {
                measure(kind.getKey(), gateway, kind.getValue(), text -> lucene(searcher, compiler, text));
            }
        }
    }

    private interface Direct {
        long found(String text);
    }

    private void measure(String kind, URI gateway, Supplier<String> questions, Direct lucene) {
        long[] through = new long[ASKED];
        long[] alone = new long[ASKED];
        long found = 0;
        for (int asked = -WARM_UP; asked < ASKED; asked++) {
            String question = questions.get();
            long start = System.nanoTime();
            String page =
                    get(gateway.resolve("/api/v1/articles?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8)));
            long between = System.nanoTime();
            long total = lucene.found(question);
            long end = System.nanoTime();
            assertThat(page).contains("\"total\":" + total + ",");
            if (asked >= 0) {
                through[asked] = between - start;
                alone[asked] = end - between;
                found += total;
            }
        }
        Arrays.sort(through);
        Arrays.sort(alone);
        System.out.printf(
                "%s: through the gateway %s ms, Lucene alone %s ms, p50 %.1f times; %,d found on average%n",
                kind,
                percentiles(through),
                percentiles(alone),
                (double) through[ASKED / 2] / alone[ASKED / 2],
                found / ASKED);
    }

    private static String percentiles(long[] sorted) {
        return "%.1f · %.1f · %.1f"
                .formatted(
                        sorted[sorted.length / 2] / 1e6,
                        sorted[sorted.length * 95 / 100] / 1e6,
                        sorted[sorted.length * 99 / 100] / 1e6);
    }

    /** What the service asks of Lucene for a page: the best articles in their order, and how many there are. */
    private static long lucene(IndexSearcher searcher, QueryCompiler compiler, String text) {
        try {
            Query query = compiler.compile(QueryParser.parse(text), List.of());
            return Ranking.of(searcher, query, Instant.now()).total();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words that stand together in an article; three of them at random, or all in their order. */
    private String neighbours(int count, boolean some) {
        String[] words =
                bodies.get(random.nextInt(bodies.size())).replace(".", "").split(" ");
        int start = random.nextInt(words.length - count);
        List<String> chosen = new ArrayList<>(Arrays.asList(words).subList(start, start + count));
        if (some) {
            Collections.shuffle(chosen, random);
            chosen = chosen.subList(0, 3);
        }
        return String.join(" ", chosen);
    }

    private String get(URI uri) {
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A meter of search; negative while the service does not answer. */
    private double meter(int management, String name) {
        try {
            URI page = URI.create("http://127.0.0.1:" + management + "/actuator/prometheus");
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("jarida_search_" + name + " "))
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

    private Process startArticleService(int port, int management) throws IOException, InterruptedException {
        return start(
                extracted("article-service"),
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                "--spring.mongodb.uri=" + TestStore.uri(),
                "--jarida.store.database=" + database,
                "--jarida.keys.dir=" + folder.resolve("keys"),
                "--jarida.search.directory=" + folder.resolve("search"));
    }

    private int startGateway(int upstream) throws IOException, InterruptedException {
        int port = freePort();
        int management = freePort();
        start(
                extracted("gateway"),
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--jarida.keys.dir=" + folder.resolve("keys"),
                "--jarida.gateway.upstreams.article=http://127.0.0.1:" + upstream,
                "--jarida.gateway.upstreams.ingest=http://127.0.0.1:" + upstream,
                "--jarida.gateway.upstreams.moderation=http://127.0.0.1:" + upstream);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> http.send(
                                        HttpRequest.newBuilder(
                                                        URI.create("http://127.0.0.1:" + port + "/api/v1/headlines"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        return port;
    }

    private Path extracted(String module) throws IOException, InterruptedException {
        Path app = folder.resolve(module);
        if (Files.notExists(app)) {
            Path jar = Path.of("..", module, "target", module + ".jar");
            assertThat(jar).as("made by mvn -DskipTests package").exists();
            run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", app.toString());
            if (module.equals("article-service")) {
                Path gateway = extracted("gateway");
                run(
                        "-cp",
                        gateway.toString(),
                        "org.jarida.gateway.GatewayTool",
                        "keys",
                        folder.resolve("keys").toString());
            }
        }
        return app.resolve(module + ".jar");
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        assertThat(java(arguments).inheritIO().start().waitFor()).isZero();
    }

    private Process start(Path jar, String... arguments) throws IOException {
        String[] command = Stream.concat(Stream.of("-Xmx1g", "-jar", jar.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Process process = java(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", jar.getFileName() + ".log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private static ProcessBuilder java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
