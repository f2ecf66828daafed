package org.jarida.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.WithdrawalReason;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a source added by an editor to an entry on the topic and a picture served. */
class IngestJourneyIT {

    private static final Duration LONG = Duration.ofSeconds(30);

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
    void anEntryIsPublishedWithItsStoredImages() {
        newspaper.picture("/p1.png", 800, 600, Color.RED);
        newspaper.feed(
                "/journey.xml",
                newspaper.item(
                        "/a1",
                        "عنوان الخبر",
                        "<p>" + "نص طويل من الخبر. ".repeat(40) + "</p><figure><img src=\"/p1.png\">"
                                + "<figcaption>وصف الصورة (EPA)</figcaption></figure>"));

        String source = ingest.follow("journey", newspaper.address("/journey.xml"), "FULL");

        List<EntryEvent> events = RunningIngest.awaitEntryEvents(source, 1);
        assertThat(events).singleElement().isInstanceOfSatisfying(EntryDiscovered.class, entry -> {
            assertThat(entry.revision()).isEqualTo(1);
            assertThat(entry.content().title()).isEqualTo("عنوان الخبر");
            assertThat(entry.content().direction()).isEqualTo("rtl");
            assertThat(entry.content().publishedAt()).isNotNull();
            assertThat(entry.content().images()).singleElement().satisfies(image -> {
                assertThat(image.width()).isEqualTo(800);
                assertThat(image.credit()).isEqualTo("EPA");
                assertThat(entry.content().bodyHtml()).contains("/images/" + image.id());
                assertThat(ingest.get("/images/" + image.id() + "?w=320").statusCode())
                        .isEqualTo(200);
            });
        });
    }

    /** With a tick this long nothing but the addition itself starts the first poll. */
    @Test
    void aSourceJustAddedIsPolledAtOnceAndItsArticlesComeWithTheirImages() {
        int articles = 30;
        String[] items = new String[articles];
        for (int i = 0; i < articles; i++) {
            newspaper.picture("/many" + i + ".png", 300, 200, new Color(40, 40, i));
            items[i] = newspaper.item("/many" + i, "عنوان " + i, "<p>نص</p><img src='/many" + i + ".png'>");
        }
        newspaper.feed("/many.xml", items);
        try (RunningIngest patient = RunningIngest.start("jarida.poll.tick=10m")) {
            long start = System.nanoTime();
            String source = patient.follow("many", newspaper.address("/many.xml"), "FULL");
            RunningIngest.awaitEntryEvents(source, 1);
            long first = System.nanoTime();
            List<EntryEvent> events = RunningIngest.awaitEntryEvents(source, articles);

            assertThat(Duration.ofNanos(first - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(events)
                    .hasSize(articles)
                    .allSatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(
                                    EntryDiscovered.class,
                                    entry ->
                                            assertThat(entry.content().images()).hasSize(1)));
        }
    }

    @Test
    void aSecondRoundAsksConditionallyAndPublishesNothing() {
        String rss = Newspaper.rss(newspaper.item("/c1", "عنوان", "<p>نص</p>"));
        newspaper.serve("/conditional.xml", exchange -> {
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            Newspaper.send(
                    exchange,
                    known ? 304 : 200,
                    Map.of("ETag", "\"v1\"", "Content-Type", "application/rss+xml"),
                    known ? new byte[0] : rss.getBytes(StandardCharsets.UTF_8));
        });
        String source = ingest.follow("conditional", newspaper.address("/conditional.xml"), "FULL");
        RunningIngest.awaitEntryEvents(source, 1);
        awaitHealth(source, health -> !health.get("lastSuccessAt").isNull());

        makeDue(source);

        await().atMost(LONG).until(() -> newspaper.visits("/conditional.xml").size() == 2);
        assertThat(newspaper.visits("/conditional.xml").getLast().headers()).containsEntry("if-none-match", "\"v1\"");
        assertThat(RunningIngest.entryEvents(source)).hasSize(1);
    }

    @Test
    void ingestingTheSameDocumentAgainPublishesNothing() {
        newspaper.feed("/again.xml", newspaper.item("/s1", "عنوان", "<p>نص</p>"));
        String source = ingest.follow("again", newspaper.address("/again.xml"), "FULL");
        RunningIngest.awaitEntryEvents(source, 1);

        poll(source, "/again.xml");

        assertThat(RunningIngest.entryEvents(source)).hasSize(1);
    }

    @Test
    void anEditBecomesARevisionAndTheOldTextIsKept() {
        newspaper.feed("/edit.xml", newspaper.item("/e1", "عنوان", "<p>النص الأول</p>"));
        String source = ingest.follow("edit", newspaper.address("/edit.xml"), "FULL");
        EntryEvent first = RunningIngest.awaitEntryEvents(source, 1).getFirst();

        newspaper.feed("/edit.xml", newspaper.item("/e1", "عنوان", "<p>النص الثاني</p>"));
        poll(source, "/edit.xml");

        List<EntryEvent> events = RunningIngest.awaitEntryEvents(source, 2);
        assertThat(events.getLast()).isInstanceOfSatisfying(EntryRevised.class, revised -> {
            assertThat(revised.articleId()).isEqualTo(first.articleId());
            assertThat(revised.revision()).isEqualTo(2);
            assertThat(revised.content().editedAt()).isNotNull();
            assertThat(revised.content().bodyHtml()).contains("الثاني");
        });

        assertThat(ingest.editor("POST", "/api/v1/sources/" + source + "/republish", null)
                        .statusCode())
                .isEqualTo(202);
        List<EntryEvent> again = RunningIngest.awaitEntryEvents(source, 4);
        assertThat(again.subList(2, 4)).containsExactlyElementsOf(events);
    }

    @Test
    void twoFeedsThatGiveOneArticleInTheirOwnWaysDoNotTakeTurns() {
        newspaper.feed("/main.xml", newspaper.item("/shared1", "عنوان", "<p>النص في الرئيسية</p>"));
        newspaper.feed("/sport.xml", newspaper.item("/shared1", "عنوان", "<p>النص في الرياضة</p>"));
        var added = ingest.editor("POST", "/api/v1/sources", """
                {"id":"two","name":"two","language":"ar","policy":"FULL","feeds":[{"url":"%s"},{"url":"%s"}]}""".formatted(
                        newspaper.address("/main.xml"), newspaper.address("/sport.xml")));
        assertThat(added.statusCode()).isEqualTo(201);
        EntryDiscovered first =
                (EntryDiscovered) RunningIngest.awaitEntryEvents("two", 1).getFirst();
        poll("two", "/sport.xml");
        poll("two", "/main.xml");
        assertThat(RunningIngest.entryEvents("two")).hasSize(1);

        boolean fromMain = first.content().bodyHtml().contains("الرئيسية");
        String other = fromMain ? "/sport.xml" : "/main.xml";
        newspaper.feed(other, newspaper.item("/shared1", "عنوان", "<p>نص مصحح</p>"));
        poll("two", other);
        assertThat(RunningIngest.awaitEntryEvents("two", 2).getLast())
                .isInstanceOfSatisfying(
                        EntryRevised.class,
                        revised -> assertThat(revised.content().bodyHtml()).contains("مصحح"));
        poll("two", other);
        assertThat(RunningIngest.entryEvents("two")).hasSize(2);
    }

    @Test
    void threeEntriesOfOneGuidAreKept() {
        newspaper.feed(
                "/guids.xml",
                newspaper.item("/g1", "same", "الأول", "<p>نص</p>"),
                newspaper.item("/g2", "same", "الثاني", "<p>نص</p>"),
                newspaper.item("/g3", "same", "الثالث", "<p>نص</p>"));

        String source = ingest.follow("guids", newspaper.address("/guids.xml"), "EXCERPT");

        assertThat(RunningIngest.awaitEntryEvents(source, 3))
                .extracting(EntryEvent::articleId)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void imagesThatComeLaterRaiseTheRevisionAndAreNoEdit() {
        AtomicBoolean away = new AtomicBoolean(true);
        byte[] picture = Newspaper.png(400, 300, Color.MAGENTA);
        newspaper.serve(
                "/late.png",
                exchange -> Newspaper.send(
                        exchange,
                        away.get() ? 503 : 200,
                        Map.of("Content-Type", "image/png"),
                        away.get() ? new byte[0] : picture));
        newspaper.feed("/late.xml", newspaper.item("/l1", "عنوان", "<p>نص</p><img src='/late.png'>"));

        String source = ingest.follow("late", newspaper.address("/late.xml"), "FULL");

        List<EntryEvent> events = RunningIngest.awaitEntryEvents(source, 1);
        assertThat(((EntryDiscovered) events.getFirst()).content().images()).isEmpty();
        away.set(false);
        makeImagesDue(events.getFirst().articleId());
        assertThat(RunningIngest.awaitEntryEvents(source, 2).getLast())
                .isInstanceOfSatisfying(EntryRevised.class, revised -> {
                    assertThat(revised.content().images()).hasSize(1);
                    assertThat(revised.content().editedAt()).isNull();
                });
    }

    @Test
    void aFullSourceWithAThinFeedIsReadFromItsPages() {
        newspaper.picture("/lead.png", 640, 480, Color.ORANGE);
        newspaper.serve(
                "/page1",
                "text/html; charset=utf-8",
                "<html lang=ar><head><title>عنوان الصفحة</title></head><body><article><h1>عنوان الصفحة</h1>"
                        + "<p>هذه فقرة من الصفحة الكاملة للخبر، وفيها تفاصيل كثيرة لا توجد في الملخص المنشور.</p>"
                                .repeat(12)
                        + "<figure><img src='/lead.png'></figure></article></body></html>");
        newspaper.feed("/thin.xml", newspaper.item("/page1", "عنوان", "<p>ملخص</p>"));

        String source = ingest.follow("thin", newspaper.address("/thin.xml"), "FULL");

        assertThat(RunningIngest.awaitEntryEvents(source, 1).getFirst())
                .isInstanceOfSatisfying(EntryDiscovered.class, entry -> {
                    assertThat(entry.content().title()).isEqualTo("عنوان");
                    assertThat(entry.content().bodyHtml()).contains("تفاصيل كثيرة");
                    assertThat(entry.content().images()).hasSize(1);
                });
    }

    @Test
    void aTakedownErasesAndOnlyAPersonBringsTheArticleBack() {
        newspaper.picture("/own.png", 300, 300, Color.CYAN);
        newspaper.picture("/shared.png", 300, 300, Color.PINK);
        newspaper.feed(
                "/takedown.xml",
                newspaper.item("/t1", "الأول", "<p>سر</p><img src='/own.png'><img src='/shared.png'>"),
                newspaper.item("/t2", "الثاني", "<p>نص</p><img src='/shared.png'>"));
        String source = ingest.follow("takedown", newspaper.address("/takedown.xml"), "FULL");
        EntryDiscovered secret = RunningIngest.awaitEntryEvents(source, 2).stream()
                .map(EntryDiscovered.class::cast)
                .filter(each -> each.content().title().equals("الأول"))
                .findFirst()
                .orElseThrow();
        String own = secret.content().images().getFirst().id();
        String shared = secret.content().images().getLast().id();
        String path = "/api/v1/articles/" + secret.articleId();

        assertThat(ingest.editor("DELETE", path, "{\"reason\":\"court order\"}").statusCode())
                .isEqualTo(204);
        assertThat(ingest.editor("DELETE", path, "{\"reason\":\"again\"}").statusCode())
                .isEqualTo(204);

        assertThat(lastOf(secret.articleId(), RunningIngest.awaitEntryEvents(source, 3)))
                .isInstanceOfSatisfying(EntryWithdrawn.class, withdrawn -> {
                    assertThat(withdrawn.revision()).isEqualTo(2);
                    assertThat(withdrawn.reason()).isEqualTo(WithdrawalReason.TAKEDOWN);
                });
        assertThat(ingest.get("/images/" + own).statusCode()).isEqualTo(404);
        assertThat(ingest.get("/images/" + shared).statusCode()).isEqualTo(200);
        String stored = TestStore.database(ingest.database())
                .getCollection("entries")
                .find(Filters.eq("_id", secret.articleId()))
                .first()
                .toJson();
        assertThat(stored).doesNotContain("سر").doesNotContain("الأول");

        poll(source, "/takedown.xml");
        assertThat(RunningIngest.entryEvents(source)).hasSize(3);

        assertThat(ingest.editor("POST", path + "/reinstate", null).statusCode())
                .isEqualTo(202);
        assertThat(lastOf(secret.articleId(), RunningIngest.awaitEntryEvents(source, 4)))
                .isInstanceOfSatisfying(EntryRevised.class, back -> {
                    assertThat(back.revision()).isEqualTo(3);
                });
    }

    @Test
    void removingASourceWithItsArticlesWithdrawsThem() {
        newspaper.feed("/leaving.xml", newspaper.item("/r1", "عنوان", "<p>نص</p>"));
        String source = ingest.follow("leaving", newspaper.address("/leaving.xml"), "FULL");
        RunningIngest.awaitEntryEvents(source, 1);

        assertThat(ingest.editor("DELETE", "/api/v1/sources/leaving?articles=withdraw", null)
                        .statusCode())
                .isEqualTo(204);

        assertThat(RunningIngest.awaitEntryEvents(source, 2).getLast())
                .isInstanceOfSatisfying(
                        EntryWithdrawn.class,
                        withdrawn -> assertThat(withdrawn.reason()).isEqualTo(WithdrawalReason.SOURCE_REMOVED));
        assertThat(ingest.get("/api/v1/sources/leaving").statusCode()).isEqualTo(404);
    }

    @Test
    void whatAKilledWriterLeftPendingIsPublishedByTheRelay() {
        newspaper.feed("/crash.xml", newspaper.item("/k1", "عنوان", "<p>نص</p>"));
        String source = ingest.follow("crash", newspaper.address("/crash.xml"), "FULL");
        EntryEvent first = RunningIngest.awaitEntryEvents(source, 1).getFirst();
        var entries = TestStore.database(ingest.database()).getCollection("entries");

        // as it stands when its writer dies between the write and the acknowledgement
        Date then = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        entries.updateOne(
                Filters.eq("_id", first.articleId()),
                Updates.combine(Updates.set("entry.pendingSince", then), Updates.set("entry.publishAfter", then)));

        assertThat(RunningIngest.awaitEntryEvents(source, 2)).containsExactly(first, first);
        await().atMost(LONG)
                .until(() -> entries.countDocuments(
                                Filters.and(Filters.eq("_id", first.articleId()), Filters.exists("entry.pendingSince")))
                        == 0);
    }

    @Test
    void aFailureIsRecordedWithItsReasonAndRevivesAtOnce() {
        newspaper.serve("/ill.xml", "text/html", "<html><body>Not a feed</body></html>");
        String source = ingest.follow("ill", newspaper.address("/ill.xml"), "FULL");
        awaitHealth(
                source,
                health -> health.get("failures").asInt() == 1
                        && !health.get("lastError").asString().isEmpty());

        newspaper.feed("/ill.xml", newspaper.item("/i1", "عنوان", "<p>نص</p>"));
        poll(source, "/ill.xml");

        awaitHealth(
                source,
                health -> health.get("failures").asInt() == 0
                        && health.get("lastError").isNull());
        RunningIngest.awaitEntryEvents(source, 1);
    }

    /** Events of one article keep their order; those of several lie on several partitions. */
    private static EntryEvent lastOf(String articleId, List<EntryEvent> events) {
        return events.stream()
                .filter(event -> event.articleId().equals(articleId))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static void awaitHealth(String source, Predicate<JsonNode> expected) {
        await().atMost(LONG).until(() -> {
            JsonNode feeds = RunningIngest.json(ingest.editor("GET", "/api/v1/sources/" + source, null))
                    .get("health");
            return feeds.size() == 1 && expected.test(feeds.get(0));
        });
    }

    /** Polls once more and waits until the poll is over. */
    private static void poll(String source, String path) {
        int before = newspaper.visits(path).size();
        assertThat(ingest.editor("POST", "/api/v1/sources/" + source + "/poll", null)
                        .statusCode())
                .isEqualTo(202);
        await().atMost(LONG).until(() -> newspaper.visits(path).size() > before);
        await().atMost(LONG)
                .until(() -> TestStore.database(ingest.database())
                                .getCollection("feeds")
                                .countDocuments(
                                        Filters.and(Filters.eq("feed.sourceId", source), Filters.exists("holder")))
                        == 0);
    }

    /** Its time has come, with nothing else about it changed. */
    private static void makeDue(String source) {
        TestStore.database(ingest.database())
                .getCollection("feeds")
                .updateOne(
                        Filters.eq("feed.sourceId", source),
                        Updates.set("feed.dueAt", Date.from(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    private static void makeImagesDue(String articleId) {
        Date then = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        await().atMost(LONG)
                .until(() -> TestStore.database(ingest.database())
                                .getCollection("entries")
                                .updateOne(
                                        Filters.and(
                                                Filters.eq("_id", articleId),
                                                Filters.exists("imagesLeaseUntil", false)),
                                        Updates.combine(
                                                Updates.set("entry.imagesDueAt", then),
                                                Updates.set("entry.images.0.nextTryAt", then)))
                                .getMatchedCount()
                        == 1);
    }
}
