package org.jarida.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.raw.RawFetch;
import org.jarida.ingest.source.FeedKind;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reading again what a newspaper once answered. */
class ReplayIT {

    private static final Duration LONG = Duration.ofSeconds(30);
    /** So much that no page is wanted. */
    private static final String WHOLE = "<p>" + "نص الخبر كاملا كما ورد في الصحيفة. ".repeat(20) + "</p>";

    private static final Instant IN_UTC = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant IN_CAIRO = Instant.parse("2026-11-21T08:00:00Z");

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

    @Test
    void whatComesOutDifferentIsRevisedWithoutAskingAnybody() {
        String source = resting("changed", item("/changed1", "<p>نص</p>"));
        int asked = newspaper.visits().size();
        describe(source, "Africa/Cairo");

        replay(source);

        EntryEvent last = RunningIngest.awaitEntryEvents(source, 2).getLast();
        assertThat(last).isInstanceOfSatisfying(EntryRevised.class, revised -> {
            assertThat(revised.revision()).isEqualTo(2);
            assertThat(revised.content().publishedAt()).isEqualTo(IN_CAIRO);
            assertThat(revised.content().editedAt()).isNull();
        });
        assertThat(newspaper.visits()).hasSize(asked);
        assertThat(progress(source).get("changed").asInt()).isEqualTo(1);
    }

    @Test
    void whatComesOutAsItIsPublishesNothing() {
        String source = resting("same", item("/same1", "<p>نص</p>"), item("/same2", "<p>نص</p>"));

        replay(source);

        assertThat(progress(source).get("unchanged").asInt()).isEqualTo(2);
        assertThat(progress(source).get("changed").asInt()).isZero();
        assertThat(RunningIngest.entryEvents(source)).hasSize(2);
    }

    @Test
    void aPageIsExtractedAgainFromTheArchive() {
        page("/paged1");
        String source = resting("paged", item("/paged1", "<p>ملخص</p>"));
        int asked = newspaper.visits().size();
        describe(source, "Africa/Cairo");

        replay(source);

        EntryEvent last = RunningIngest.awaitEntryEvents(source, 2).getLast();
        assertThat(last).isInstanceOfSatisfying(EntryRevised.class, revised -> {
            assertThat(revised.content().publishedAt()).isEqualTo(IN_CAIRO);
            assertThat(revised.content().bodyHtml()).contains("تفاصيل كثيرة");
        });
        assertThat(newspaper.visits()).hasSize(asked);
    }

    @Test
    void anArticleWhosePageIsNotKeptStaysAsItIs() {
        page("/lost1");
        String source = resting("lost", item("/lost1", "<p>ملخص</p>"));
        collection("raw_fetches")
                .deleteMany(Filters.and(Filters.eq("fetch.sourceId", source), Filters.eq("fetch.kind", "PAGE")));
        describe(source, "Africa/Cairo");

        replay(source);

        assertThat(progress(source).get("left").asInt()).isEqualTo(1);
        assertThat(RunningIngest.entryEvents(source)).hasSize(1);
    }

    @Test
    void oneArticleIsReplayedAlone() {
        String source = resting("alone", item("/alone1", "<p>نص</p>"), item("/alone2", "<p>نص</p>"));
        EntryEvent wanted = RunningIngest.entryEvents(source).getLast();
        describe(source, "Africa/Cairo");

        assertThat(post("/api/v1/articles/" + wanted.articleId() + "/replay")).isEqualTo(202);

        assertThat(RunningIngest.awaitEntryEvents(source, 3).getLast())
                .isInstanceOfSatisfying(
                        EntryRevised.class,
                        revised -> assertThat(revised.articleId()).isEqualTo(wanted.articleId()));
        await().atMost(LONG)
                .until(() -> collection("replays")
                                .countDocuments(Filters.and(
                                        Filters.eq("_id", "article:" + wanted.articleId()),
                                        Filters.exists("replay.finishedAt")))
                        == 1);
        assertThat(RunningIngest.entryEvents(source)).hasSize(3);
    }

    @Test
    void anEarlierDocumentNeverBringsBackAnEarlierText() {
        newspaper.feed("/early.xml", item("/early1", "<p>النص الأول</p>"));
        String source = ingest.follow("earlier", newspaper.address("/early.xml"), "FULL");
        RunningIngest.awaitEntryEvents(source, 1);
        newspaper.feed("/early.xml", item("/early1", "<p>النص الثاني</p>"));
        assertThat(post("/api/v1/sources/earlier/poll")).isEqualTo(202);
        RunningIngest.awaitEntryEvents(source, 2);
        await().atMost(LONG).until(() -> archive().feedsOf(source).size() == 2);
        assertThat(post("/api/v1/sources/earlier/pause")).isEqualTo(202);
        collection("raw_fetches")
                .deleteOne(
                        Filters.eq("_id", archive().feedsOf(source).getFirst().key()));

        replay(source);

        assertThat(RunningIngest.entryEvents(source)).hasSize(2);
    }

    @Test
    void aWithdrawnArticleStaysSoUntilAPersonReinstatesIt() {
        String source = resting("taken", item("/down1", WHOLE));
        String id = RunningIngest.entryEvents(source).getFirst().articleId();
        assertThat(ingest.editor("DELETE", "/api/v1/articles/" + id, "{\"reason\":\"court order\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(archive().feedsOf(source)).isEmpty();
        keepAgain(source, "/taken.xml", id, item("/down1", WHOLE));

        replay(source);
        assertThat(RunningIngest.entryEvents(source)).hasSize(2).last().isInstanceOf(EntryWithdrawn.class);

        newspaper.serve("/taken.xml", exchange -> Newspaper.send(exchange, 500, Map.of(), new byte[0]));
        assertThat(post("/api/v1/articles/" + id + "/reinstate")).isEqualTo(202);
        replay(source);
        assertThat(RunningIngest.awaitEntryEvents(source, 3).getLast())
                .isInstanceOfSatisfying(
                        EntryRevised.class, back -> assertThat(back.revision()).isEqualTo(3));
    }

    @Test
    void aReplayWhoseHolderIsKilledIsDoneByAnother() {
        String source = resting("killed", item("/killed1", "<p>نص</p>"));
        describe(source, "Africa/Cairo");
        ReplayStore store = ingest.context().getBean(ReplayStore.class);
        // as it stands when its holder is killed a second before its lease ends
        store.request(Replay.ofSource(source, now().plusSeconds(1)));
        collection("replays").updateOne(Filters.eq("_id", "source:killed"), Updates.set("holder", "dead"));

        await().atMost(LONG).until(() -> !state(source).get("finishedAt").isNull());
        assertThat(RunningIngest.awaitEntryEvents(source, 2).getLast()).isInstanceOf(EntryRevised.class);
    }

    @Test
    void thereMustBeSomethingToReplay() {
        assertThat(post("/api/v1/sources/nobody/replay")).isEqualTo(404);
        assertThat(post("/api/v1/articles/" + "0".repeat(32) + "/replay")).isEqualTo(404);
        assertThat(ingest.send("POST", "/api/v1/articles/" + "0".repeat(32) + "/replay", null, RunningIngest.reader())
                        .statusCode())
                .isEqualTo(403);
    }

    /** A source that was polled once and rests, its article's dates being of no zone. */
    private static String resting(String source, String... items) {
        newspaper.feed("/" + source + ".xml", items);
        ingest.follow(source, newspaper.address("/" + source + ".xml"), "FULL");
        List<EntryEvent> events = RunningIngest.awaitEntryEvents(source, items.length);
        assertThat(events)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                EntryDiscovered.class,
                                entry -> assertThat(entry.content().publishedAt())
                                        .isEqualTo(IN_UTC)));
        await().atMost(LONG).until(() -> archive().feedsOf(source).size() == 1);
        assertThat(post("/api/v1/sources/" + source + "/pause")).isEqualTo(202);
        await().atMost(LONG)
                .until(() -> collection("feeds")
                                .countDocuments(Filters.and(
                                        Filters.eq("feed.sourceId", source),
                                        Filters.eq("feed.resting", true),
                                        Filters.exists("holder", false)))
                        == 1);
        return source;
    }

    private static void describe(String source, String zone) {
        var response = ingest.editor("PUT", "/api/v1/sources/" + source, """
                {"name":"%s","language":"ar","zone":"%s","policy":"FULL","feeds":[{"url":"%s"}]}""".formatted(
                        source, zone, newspaper.address("/" + source + ".xml")));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    private static void replay(String source) {
        assertThat(post("/api/v1/sources/" + source + "/replay")).isEqualTo(202);
        await().atMost(LONG).until(() -> !state(source).get("finishedAt").isNull());
    }

    private static JsonNode state(String source) {
        return RunningIngest.json(ingest.editor("GET", "/api/v1/sources/" + source, null))
                .get("replay");
    }

    private static JsonNode progress(String source) {
        return state(source).get("progress");
    }

    private static int post(String path) {
        return ingest.editor("POST", path, null).statusCode();
    }

    private static void page(String path) {
        newspaper.serve(
                path,
                "text/html; charset=utf-8",
                "<html lang=ar><head><title>عنوان الصفحة</title></head><body><article><h1>عنوان الصفحة</h1>"
                        + "<p>هذه فقرة من الصفحة الكاملة للخبر، وفيها تفاصيل كثيرة لا توجد في الملخص المنشور.</p>"
                                .repeat(12)
                        + "</article></body></html>");
    }

    /** An item whose date names no zone. */
    private static String item(String path, String html) {
        return newspaper.item(path, "عنوان " + path, html).replace("10:00:00 GMT", "10:00:00");
    }

    /** As if another replica had been about to keep it. */
    private static void keepAgain(String source, String path, String article, String... items) {
        byte[] body = Newspaper.rss(items).getBytes(StandardCharsets.UTF_8);
        URI address = newspaper.address(path);
        var fetched = new FetchOutcome.Fetched(
                address, body, "application/rss+xml; charset=utf-8", null, null, null, List.of(), null);
        archive()
                .keep(
                        RawFetch.feed(source, source + ":again", FeedKind.FEED, fetched, now(), List.of(article)),
                        body,
                        () -> true);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static RawArchive archive() {
        return ingest.context().getBean(RawArchive.class);
    }

    private static MongoCollection<Document> collection(String name) {
        return TestStore.database(ingest.database()).getCollection(name);
    }
}
