package org.jarida.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.jarida.events.ArticleContent;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryRevised;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a source is taken: never more than its policy and its pages allow. */
class PolicyIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String END = "آخر كلمة في النص الكامل";
    private static final String WHOLE = "<p>هذه فقرة طويلة من النص الكامل للخبر.</p>".repeat(40) + "<p>" + END + "</p>";
    private static final int EXCERPT = 500;

    private static Newspaper newspaper;
    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXCERPT", "LINK"})
    void aPageIsNeverReadAndTheWholeTextNeverTakenBeyondThePolicy(String policy) {
        String source = policy.toLowerCase(java.util.Locale.ROOT);
        page("/" + source + "-thin", Map.of(), "");
        newspaper.feed(
                "/" + source + ".xml",
                newspaper.item("/" + source + "-thin", "موجز", "<p>ملخص قصير</p>"),
                newspaper.item("/" + source + "-whole", "كامل", WHOLE));

        ingest.follow(source, newspaper.address("/" + source + ".xml"), policy);

        assertThat(RunningIngest.awaitEntryEvents(source, 2))
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(EntryDiscovered.class, entry -> {
                    ArticleContent content = entry.content();
                    assertThat(ArticleHtml.text(content.bodyHtml()).length()).isLessThanOrEqualTo(EXCERPT);
                    assertThat(content.bodyHtml() + content.summary()).doesNotContain(END);
                    if (policy.equals("LINK")) {
                        assertThat(content.bodyHtml() + content.summary()).isEmpty();
                        assertThat(content.images()).isEmpty();
                    }
                }));
        assertThat(newspaper.visits("/" + source + "-thin")).isEmpty();
        assertThat(newspaper.visits("/" + source + "-whole")).isEmpty();
        assertThat(collection("entries").find(Filters.eq("entry.sourceId", source)))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.toJson()).doesNotContain(END));
        assertThat(collection("raw_fetches")
                        .countDocuments(
                                Filters.and(Filters.eq("fetch.sourceId", source), Filters.eq("fetch.kind", "PAGE"))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "meta-archive, '<meta name=robots content=noarchive>', ",
        "meta-index,   '<meta name=robots content=noindex>', ",
        "head-archive, '', noarchive",
        "head-index,   '', 'otherbot: nofollow, jarida: noindex'"
    })
    void aPageThatForbidsItIsNeitherShownNorKept(String source, String meta, String header) {
        page("/" + source, header == null ? Map.of() : Map.of("X-Robots-Tag", header), meta);
        newspaper.feed("/" + source + ".xml", newspaper.item("/" + source, "عنوان", "<p>ملخص</p>"));

        ingest.follow(source, newspaper.address("/" + source + ".xml"), "FULL");

        assertThat(RunningIngest.awaitEntryEvents(source, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        EntryDiscovered.class,
                        entry -> assertThat(ArticleHtml.text(entry.content().bodyHtml()))
                                .isEqualTo("ملخص"));
        assertThat(newspaper.visits("/" + source)).hasSize(1);
        await().atMost(LONG)
                .until(() -> collection("raw_fetches").countDocuments(Filters.eq("fetch.sourceId", source)) == 1);
        assertThat(collection("raw_fetches")
                        .find(Filters.eq("fetch.sourceId", source))
                        .first()
                        .get("fetch", Document.class)
                        .getString("kind"))
                .isEqualTo("FEED");
    }

    @Test
    void aPageThatForbidsItLaterIsForgotten() {
        page("/regret", Map.of(), "");
        newspaper.feed("/regret.xml", newspaper.item("/regret", "عنوان", "<p>ملخص</p>"));
        ingest.follow("regret", newspaper.address("/regret.xml"), "FULL");
        RunningIngest.awaitEntryEvents("regret", 1);
        await().atMost(LONG)
                .until(() -> collection("raw_fetches").countDocuments(Filters.eq("fetch.sourceId", "regret")) == 2);

        page("/regret", Map.of(), "<meta name=robots content=noarchive>");
        newspaper.feed("/regret.xml", newspaper.item("/regret", "عنوان", "<p>ملخص آخر</p>"));
        assertThat(ingest.editor("POST", "/api/v1/sources/regret/poll", null).statusCode())
                .isEqualTo(202);

        assertThat(RunningIngest.awaitEntryEvents("regret", 2).getLast())
                .isInstanceOfSatisfying(
                        EntryRevised.class,
                        entry -> assertThat(ArticleHtml.text(entry.content().bodyHtml()))
                                .isEqualTo("ملخص آخر"));
        assertThat(collection("raw_fetches")
                        .countDocuments(
                                Filters.and(Filters.eq("fetch.sourceId", "regret"), Filters.eq("fetch.kind", "PAGE"))))
                .isZero();
    }

    @Test
    void thePageOfAnotherIsKeptAndShown() {
        page("/allowed", Map.of("X-Robots-Tag", "otherbot: noindex"), "<meta name=otherbot content=noarchive>");
        newspaper.feed("/allowed.xml", newspaper.item("/allowed", "عنوان", "<p>ملخص</p>"));

        ingest.follow("allowed", newspaper.address("/allowed.xml"), "FULL");

        assertThat(RunningIngest.awaitEntryEvents("allowed", 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        EntryDiscovered.class,
                        entry -> assertThat(entry.content().bodyHtml()).contains(END));
    }

    private static void page(String path, Map<String, String> headers, String meta) {
        byte[] html = ("<html lang=ar><head><title>عنوان</title>" + meta + "</head><body><article><h1>عنوان</h1>"
                        + WHOLE + "</article></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        newspaper.serve(path, exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            Newspaper.send(exchange, 200, Map.of("Content-Type", "text/html; charset=utf-8"), html);
        });
    }

    private static MongoCollection<Document> collection(String name) {
        return TestStore.database(ingest.database()).getCollection(name);
    }
}
