package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jarida.endtoend.journey.Visitor.Answer;
import org.jarida.runner.RunningJarida;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** From a newspaper's feed to a hidden and restored image, through the one public door of a whole Jarida. */
@ExtendWith(SharedJarida.Resolver.class)
class NewsJourneyIT {

    private static SharedJarida shared;
    private static TestNewspaper newspaper;
    private static RunningJarida jarida;
    private static Visitor admin;

    @BeforeAll
    static void meet(SharedJarida all) {
        shared = all;
        newspaper = all.newspaper();
        jarida = all.jarida();
        admin = all.admin();
    }

    private record Shown(String articleId, String imageId) {}

    @Test
    void aThirdPersonHidesAnImageEverywhereAndAModeratorBringsItBack() {
        newspaper.publish("journey", 0, 2);
        addSource("journey", "/journey.xml");
        Shown shown = firstWithImage("journey");
        Visitor reader = Visitor.person(jarida.url());
        assertThat(page(reader, shown)).contains("خبر journey").contains(shown.imageId());
        assertThat(reader.get("/").text()).contains("خبر journey");
        assertThat(reader.get("/images/" + shown.imageId() + "?w=320").status()).isEqualTo(200);

        List<Visitor> people = IntStream.range(0, 3)
                .mapToObj(_ -> Visitor.person(jarida.url()))
                .toList();
        for (int again = 0; again < 3; again++) {
            Answer thanks = people.getFirst().report(shown.articleId(), shown.imageId());
            assertThat(thanks.status()).isEqualTo(202);
        }
        assertThat(people.get(1).report(shown.articleId(), shown.imageId()).status())
                .isEqualTo(202);
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> reader.get("/images/" + shown.imageId()).status() == 200);

        Answer third = people.get(2).report(shown.articleId(), shown.imageId());
        Instant reported = Instant.now();
        assertThat(third.status()).isEqualTo(202);
        assertThat(third.text()).contains("شكرا على الإبلاغ");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertGone(reader, shown));
        System.out.println("hidden on every surface after "
                + Duration.between(reported, Instant.now()).toMillis() + " ms");

        String cases = "/api/v1/moderation/cases/" + shown.imageId();
        JsonNode hidden = admin.get(cases).json();
        assertThat(hidden.get("state").asString()).isEqualTo("AUTO_HIDDEN");
        assertThat(hidden.get("distinctReporters").asInt()).isEqualTo(3);
        assertThat(hidden.get("articles").toString()).contains(shown.articleId());
        Answer restored = admin.postJson(
                cases + "/verdicts",
                "{\"action\":\"RESTORE\",\"version\":" + hidden.get("version") + ",\"reason\":\"صورة عادية\"}");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().get("state").asString()).isEqualTo("RESTORED");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertShown(reader, shown));
        Answer stale = admin.postJson(
                cases + "/verdicts",
                "{\"action\":\"CONFIRM\",\"version\":" + hidden.get("version") + ",\"reason\":\"متأخر\"}");
        assertThat(stale.status()).isEqualTo(409);
    }

    @Test
    void whoListensAtTheGatewayHearsOfAnArticleAndOfItsTakedown() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<Stream<String>> live = client.send(
                    HttpRequest.newBuilder(jarida.url().resolve("/live")).build(), BodyHandlers.ofLines());
            Thread.ofVirtual().start(() -> hear(live, heard));
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains("event: ready"));
            newspaper.publish("live", 0, 1);
            addSource("live", "/live.xml");
            String id = firstWithImage("live").articleId();
            await().atMost(Duration.ofSeconds(10)).until(() -> isTold(heard, "published", id));

            Answer takedown = admin.send(
                    "DELETE",
                    "/api/v1/articles/" + id,
                    "{\"reason\":\"خطأ\"}".getBytes(StandardCharsets.UTF_8),
                    "Content-Type",
                    "application/json");
            assertThat(takedown.status()).isBetween(200, 204);
            await().atMost(Duration.ofSeconds(10)).until(() -> isTold(heard, "withdrawn", id));
        } finally {
            client.shutdownNow(); // a stream never ends by itself
        }
    }

    private static void hear(HttpResponse<Stream<String>> live, List<String> heard) {
        try {
            live.body().forEach(heard::add);
        } catch (UncheckedIOException _) {
            // the test has heard enough and shut the client
        }
    }

    private static boolean isTold(List<String> heard, String event, String articleId) {
        return IntStream.range(2, heard.size())
                .anyMatch(line -> heard.get(line).startsWith("data: {\"id\":\"" + articleId)
                        && heard.get(line - 2).equals("event: " + event));
    }

    /**
     * Readers come from an address of their own, do all they can, right and wrong; a moderator decides, claims, notes and
     * mutes. What is found of the moderator's name and of the image shows that the search would find the rest.
     */
    @Test
    void nothingTellsWhoReportedAndAModeratorsNameStandsOnlyInHistoryClaimsAndNotes() throws Exception {
        newspaper.publish("traces", 0, 2);
        addSource("traces", "/traces.xml");
        Shown shown = firstWithImage("traces");
        InetAddress address = InetAddress.getByName("127.0.0.77");
        List<Visitor> readers = IntStream.range(0, 4)
                .mapToObj(_ -> Visitor.person(jarida.url(), address))
                .toList();
        readers.forEach(reader -> reportInEveryWay(reader, shown));
        String path = "/api/v1/moderation/cases/" + shown.imageId();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.get(path).text().contains("AUTO_HIDDEN"));
        Visitor moderator = shared.moderator();
        moderate(moderator, path);

        Traces traces = Traces.of(jarida, shared.home());

        assertThat(traces.of(SharedJarida.MODERATOR))
                .containsExactlyInAnyOrder(
                        "store moderation.case_history", "store moderation.case_claims", "store moderation.case_notes");
        assertThat(traces.of(shown.imageId()))
                .contains(
                        "topic news.articles.v1",
                        "topic news.image-reports.v1",
                        "topic news.image-verdicts.v1",
                        "store moderation.cases",
                        "store moderation.articles");
        assertThat(traces.of(shown.imageId() + ":2"))
                .as("an event's id in its header")
                .isNotEmpty();
        assertThat(traces.of("jvm_memory_used_bytes")).hasSize(4);
        assertThat(traces.of("Started ")).contains("log gateway.log", "log moderation-service.log");
        assertThat(traces.of(SharedJarida.PASSWORD)).isEmpty();
        assertThat(traces.of(address.getHostAddress())).isEmpty();
        for (Visitor reader : readers) {
            String cookie = reader.cookie("jarida-reader");
            String[] parts = cookie.split("~");
            assertThat(traces.of(cookie)).isEmpty();
            assertThat(traces.of(parts[1])).as("the reader's id").isEmpty();
            assertThat(traces.of(Base64.getUrlDecoder().decode(parts[1]))).isEmpty();
            assertThat(traces.of(parts[4])).as("the signature").isEmpty();
        }
    }

    private static void reportInEveryWay(Visitor reader, Shown shown) {
        String reports = "/api/v1/articles/" + shown.articleId() + "/images/" + shown.imageId() + "/reports";
        assertThat(reader.report(shown.articleId(), shown.imageId()).status()).isEqualTo(202);
        assertThat(reader.send(
                                "POST",
                                reports,
                                "reason=SEXUAL".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(303);
        assertThat(reader.postJson(reports, "{\"reason\":").status()).isEqualTo(400);
        assertThat(reader.postJson(reports.replace("images/", "images/f"), "{}").status())
                .isEqualTo(404);
        assertThat(reader.get("/moderation").status()).isIn(302, 303, 401);
        assertThat(page(reader, shown)).isNotEmpty();
    }

    private static void moderate(Visitor moderator, String path) {
        JsonNode reporter =
                moderator.get(path + "/reporters").json().get("reporters").get(0);
        assertThat(moderator
                        .send(
                                "POST",
                                path + "/reporters/" + reporter.get("handle").asString() + "/mute",
                                new byte[0])
                        .status())
                .isEqualTo(200);
        assertThat(moderator.postJson(path + "/notes", "{\"text\":\"رأيتها\"}").status())
                .isEqualTo(201);
        JsonNode hidden = moderator.get(path).json();
        String decision =
                "{\"action\":\"RESTORE\",\"version\":" + hidden.get("version") + ",\"reason\":\"صورة عادية\"}";
        assertThat(moderator.postJson(path + "/verdicts", decision).status()).isEqualTo(200);
        assertThat(moderator.postJson(path + "/verdicts", decision).status()).isEqualTo(409);
        assertThat(moderator.postJson(path + "/verdicts", "{}").status()).isEqualTo(400);
        assertThat(moderator.send("PUT", path + "/claim", new byte[0]).status()).isEqualTo(200);
        assertThat(moderator.get("/moderation?source=traces").text())
                .contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private static void assertGone(Visitor reader, Shown shown) {
        Answer bytes = reader.get("/images/" + shown.imageId());
        assertThat(bytes.status()).isEqualTo(410);
        assertThat(bytes.header("cache-control")).contains("no-store");
        assertThat(reader.get("/images/" + shown.imageId() + "?w=320").status()).isEqualTo(410);
        JsonNode article = reader.get("/api/v1/articles/" + shown.articleId()).json();
        assertThat(article.get("images")).isEmpty();
        assertThat(article.get("hiddenImages").asInt()).isEqualTo(1);
        assertThat(reader.get("/api/v1/articles?source=journey").text()).doesNotContain(shown.imageId());
        assertThat(page(reader, shown)).doesNotContain(shown.imageId());
        assertThat(reader.get("/").text()).doesNotContain(shown.imageId());
        assertThat(reader.get("/sources/journey").text()).doesNotContain(shown.imageId());
    }

    private static void assertShown(Visitor reader, Shown shown) {
        assertThat(reader.get("/images/" + shown.imageId()).status()).isEqualTo(200);
        assertThat(reader.get("/api/v1/articles/" + shown.articleId()).json().get("images"))
                .hasSize(1);
        assertThat(page(reader, shown)).contains(shown.imageId());
    }

    private static String page(Visitor reader, Shown shown) {
        Answer page = reader.get("/articles/" + shown.articleId(), "Accept", "text/html");
        assertThat(page.status()).isEqualTo(200);
        return page.text();
    }

    /** The documents are other people's and not in the repository: the environment says where they are. */
    @Test
    @EnabledIfEnvironmentVariable(named = "JARIDA_REAL_INPUT", matches = ".+")
    void realFeedsAreIngestedWhole() throws IOException {
        List<RealFeed> feeds = List.of(
                new RealFeed("HuffPostCanada.xml", "application/rss+xml", 2),
                new RealFeed("TechCrunch.xml", "application/rss+xml", 20),
                new RealFeed("TenderLovemaking.xml", "application/rss+xml", 10),
                new RealFeed("google_alerts_atom.xml", "application/atom+xml", 20),
                new RealFeed("json_feed.json", "application/feed+json", 20));
        for (RealFeed feed : feeds) {
            newspaper.put("/real/" + feed.file(), feed.contentType(), bytes(feed.file()));
            addSource(feed.source(), "/real/" + feed.file());
        }
        for (RealFeed feed : feeds) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(articles(feed.source())).hasSize(feed.entries()));
        }
    }

    @ParameterizedTest
    @EnabledIfEnvironmentVariable(named = "JARIDA_REAL_INPUT", matches = ".+")
    @CsvSource({"assabah.com.tn.article.html, ar, rtl", "bbc-1.html, en, ltr", "lemonde-1.html, fr, ltr"})
    void realPagesArePreviewedWithTitleDateBodyAndImages(String file, String language, String direction)
            throws IOException {
        byte[] page = Files.readAllBytes(Path.of(System.getenv("JARIDA_REAL_INPUT"), "pages", file));
        Answer answer = admin.send(
                "POST", "/api/v1/preview/article?url=https://paper.example/" + file, page, "Content-Type", "text/html");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode article = answer.json();
        assertThat(article.get("title").asString()).hasSizeGreaterThan(20);
        assertThat(Instant.parse(article.get("published").asString())).isBefore("2026-01-01T00:00:00Z");
        assertThat(article.get("language").asString()).isEqualTo(language);
        assertThat(article.get("direction").asString()).isEqualTo(direction);
        assertThat(article.get("text").asString()).hasSizeGreaterThan(1000);
        assertThat(article.get("images")).isNotEmpty();
    }

    private record RealFeed(String file, String contentType, int entries) {

        String source() {
            return "real-" + file.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "-");
        }
    }

    @Test
    void theDemoNewspapersFillTheSite() {
        Visitor reader = Visitor.person(jarida.url());
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(articles("almadina")).hasSizeGreaterThanOrEqualTo(30);
            assertThat(articles("courrier-du-port")).hasSize(5);
            assertThat(articles("harbour-gazette")).hasSize(5);
        });
        JsonNode first = articles("almadina").getFirst();
        JsonNode article =
                reader.get("/api/v1/articles/" + first.get("id").asString()).json();
        assertThat(article.get("direction").asString()).isEqualTo("rtl");
        assertThat(article.get("images")).isNotEmpty();
        assertThat(article.get("images").get(0).get("credit").asString()).isNotBlank();
        assertThat(article.get("bodyHtml").asString()).contains("/images/");
        assertThat(reader.get("/", "Accept-Language", "fr").text()).contains("lang=\"fr\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/articles/unknown, 404",
        "GET, /api/v1/articles/00000000000000000000000000000000, 404",
        "GET, /api/v1/articles?limit=-1, 400",
        "GET, /api/v1/articles?limit=many, 400",
        "GET, /api/v1/articles?cursor=tampered, 400",
        "GET, /api/v1/articles?from=yesterday, 400",
        "GET, /images/not-a-hash, 404",
        "GET, /images/0000000000000000000000000000000000000000000000000000000000000000, 404",
        "GET, /images/0000000000000000000000000000000000000000000000000000000000000000?w=333, 400",
        "POST, /api/v1/articles/00000000000000000000000000000000/images/0000000000000000000000000000000000000000000000000000000000000000/reports, 404",
        "GET, /api/v1/moderation/cases, 401",
        "POST, /api/v1/sources, 401",
        "PUT, /api/v1/sources/almadina, 401",
        "DELETE, /api/v1/sources/almadina, 401",
        "DELETE, /api/v1/articles/00000000000000000000000000000000, 401",
        "POST, /api/v1/preview/feed, 401",
        "GET, /actuator, 404",
        "GET, /actuator/health, 404",
        "GET, /actuator/deadletters, 404",
        "GET, /api/v1/unheard-of, 404",
        "GET, /nothing/here, 404",
        "TRACE, /, 405"
    })
    void badInputGetsAProblem(String method, String path, int status) {
        byte[] body = method.equals("POST") || method.equals("PUT") ? "{}".getBytes(StandardCharsets.UTF_8) : null;
        Answer answer = Visitor.person(jarida.url())
                .send(method, path, body, "Content-Type", "application/json", "Accept", "application/json");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asString()).startsWith("urn:jarida:problem:");
        assertThat(problem.get("status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/api/v1/sources|{not json|400",
                "POST|/api/v1/sources|{}|400",
                "POST|/api/v1/sources|{\"name\":\"x\",\"feeds\":[{\"url\":\"ftp://example.org/\"}]}|400",
                "POST|/api/v1/sources|{\"id\":\"NOT OK\",\"name\":\"x\",\"feeds\":[]}|400",
                "POST|/api/v1/sources|{\"id\":\"almadina\",\"name\":\"x\",\"feeds\":[{\"url\":\"https://example.org/f\"}]}|409",
                "PUT|/api/v1/sources/unheard-of|{\"name\":\"x\",\"feeds\":[{\"url\":\"https://example.org/f\"}]}|404",
                "POST|/api/v1/sources/unheard-of/poll||404",
                "POST|/api/v1/preview/feed|no feed at all|422",
                "POST|/api/v1/moderation/cases/not-a-hash/verdicts|{\"action\":\"LOCK\",\"version\":0,\"reason\":\"x\"}|400",
                "POST|/api/v1/moderation/cases/0000000000000000000000000000000000000000000000000000000000000000/verdicts|{\"action\":\"RESTORE\",\"version\":0,\"reason\":\"x\"}|404",
                "POST|/api/v1/moderation/cases/0000000000000000000000000000000000000000000000000000000000000000/verdicts|{\"action\":\"BURN\",\"version\":0,\"reason\":\"x\"}|400",
                "GET|/api/v1/moderation/cases?state=NONE||400"
            })
    void staffsBadInputGetsAProblemToo(String method, String path, String body, int status) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        Answer answer = admin.send(method, path, bytes, "Content-Type", "application/json");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").asString()).startsWith("urn:jarida:problem:");
    }

    @ParameterizedTest
    @CsvSource({"ingest-service,/api/v1/sources", "article-service,/", "moderation-service,/api/v1/moderation/cases"})
    void aServiceIsDeafToWhomTheGatewayDidNotSend(String service, String path) {
        Visitor direct = Visitor.person(shared.firstAddress(service));

        assertThat(direct.get(path).status()).isEqualTo(401);
        assertThat(direct.get(path, "X-User", "admin", "X-Roles", "ADMIN").status())
                .isEqualTo(401);
        assertThat(direct.get(path, "Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                        .status())
                .isEqualTo(401);
        assertThat(direct.get("/actuator/health").status()).isIn(401, 403);
    }

    @Test
    void aForgedIdentityHeaderGetsNowhere() {
        Visitor forger = Visitor.person(jarida.url());

        assertThat(forger.get(
                                "/api/v1/moderation/cases",
                                "X-Forwarded-User",
                                "admin",
                                "X-Roles",
                                "ADMIN,MODERATOR",
                                "Authorization",
                                "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJBRE1JTiJdfQ.")
                        .status())
                .isEqualTo(401);
        assertThat(Visitor.staff(jarida.url(), "admin", "wrong")
                        .get("/api/v1/moderation/cases")
                        .status())
                .isEqualTo(401);
    }

    /** In the service as it is packaged: which endpoints there are is settled when it is built. */
    @Test
    void theRestOfABackupIsRebuiltOverTheManagementPort() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> articles("harbour-gazette").size() == 5);
        Answer rebuilt = Visitor.person(jarida.management("moderation-service"))
                .postJson("/actuator/rebuild", "{\"since\":\"2026-11-27T08:00:00Z\"}");

        assertThat(rebuilt.status()).as(rebuilt.text()).isEqualTo(200);
        assertThat(rebuilt.json().get("articles").asInt()).isPositive();
    }

    @Test
    void aSubscriberOfAnotherTeamReadsArticlesAndVerdicts() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> articles("harbour-gazette").size() == 5);
        String title = articles("harbour-gazette").getFirst().get("title").asString();

        Process subscriber = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "../docs/examples/Subscriber.java",
                        jarida.bootstrapServers())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(subscriber.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(subscriber.waitFor()).isZero();
        assertThat(printed).contains(title).contains("  shown ");
    }

    private static void addSource(String id, String path) {
        Answer added = admin.postJson(
                "/api/v1/sources",
                "{\"id\":\"%s\",\"name\":\"جريدة %s\",\"language\":\"ar\",\"policy\":\"FULL\",\"feeds\":[{\"url\":\"%s\"}]}"
                        .formatted(id, id, newspaper.url(path)));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.header("location")).endsWith("/api/v1/sources/" + id);
    }

    private static Shown firstWithImage(String source) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> articles(source).stream()
                        .anyMatch(article -> !article.get("images").isEmpty()));
        JsonNode article = articles(source).stream()
                .filter(each -> !each.get("images").isEmpty())
                .findFirst()
                .orElseThrow();
        return new Shown(
                article.get("id").asString(),
                article.get("images").get(0).get("id").asString());
    }

    private static List<JsonNode> articles(String source) {
        JsonNode list = Visitor.person(jarida.url())
                .get("/api/v1/articles?limit=100&source=" + source)
                .json();
        return StreamSupport.stream(list.get("items").spliterator(), false).toList();
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(Path.of(System.getenv("JARIDA_REAL_INPUT"), "feeds", file));
    }
}
