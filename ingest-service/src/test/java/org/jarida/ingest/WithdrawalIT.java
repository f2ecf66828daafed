package org.jarida.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.InflaterInputStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryWithdrawn;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is left of articles that are withdrawn, one by one or with their source. */
class WithdrawalIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SECRET = "كلمةسرية";

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
    void nothingOfATakenDownTextIsLeftInAnyCollection() {
        page("/secret");
        newspaper.feed(
                "/traces.xml",
                newspaper.item("/secret", SECRET, "<p>" + SECRET + "</p>"),
                newspaper.item("/other", "عنوان آخر", "<p>نص آخر</p>"));
        String source = ingest.follow("traces", newspaper.address("/traces.xml"), "FULL");
        EntryDiscovered secret = article(RunningIngest.awaitEntryEvents(source, 2), SECRET);
        newspaper.feed(
                "/traces.xml",
                newspaper.item("/secret", SECRET + " 2", "<p>" + SECRET + " 2</p>"),
                newspaper.item("/other", "عنوان آخر", "<p>نص آخر</p>"));
        poll(source, "/traces.xml");
        RunningIngest.awaitEntryEvents(source, 3);
        assertThat(traces()).contains("entries", "entry_revisions", "raw_bodies");

        assertThat(ingest.editor("DELETE", "/api/v1/articles/" + secret.articleId(), "{\"reason\":\"court order\"}")
                        .statusCode())
                .isEqualTo(204);
        RunningIngest.awaitEntryEvents(source, 4);
        assertThat(traces()).isEmpty();

        poll(source, "/traces.xml"); // which still carries it
        assertThat(traces()).isEmpty();
        newspaper.feed("/traces.xml", newspaper.item("/other", "عنوان آخر", "<p>نص آخر</p>"));
        poll(source, "/traces.xml");
        assertThat(database().getCollection("raw_fetches").countDocuments(Filters.eq("fetch.sourceId", source)))
                .isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfTheTextsOfASourceRemovedWithItsArticles() {
        page("/leaves-page");
        newspaper.feed("/leaves.xml", newspaper.item("/leaves-page", SECRET, "<p>" + SECRET + "</p>"));
        String source = ingest.follow("leaves", newspaper.address("/leaves.xml"), "FULL");
        RunningIngest.awaitEntryEvents(source, 1);
        await().atMost(LONG).untilAsserted(() -> assertThat(traces()).contains("raw_bodies"));

        assertThat(ingest.editor("DELETE", "/api/v1/sources/leaves?articles=withdraw", null)
                        .statusCode())
                .isEqualTo(204);

        assertThat(RunningIngest.awaitEntryEvents(source, 2).getLast()).isInstanceOf(EntryWithdrawn.class);
        await().atMost(LONG).untilAsserted(() -> assertThat(traces()).isEmpty());
    }

    @Test
    void anArticleThatComesInDuringTheRemovalOfItsSourceIsWithdrawnTooAndNeverComesBackByItself() {
        CountDownLatch removed = new CountDownLatch(1);
        byte[] rss = Newspaper.rss(newspaper.item("/latecomer1", "عنوان", "<p>نص</p>"))
                .getBytes(StandardCharsets.UTF_8);
        newspaper.serve("/latecomer.xml", exchange -> {
            try {
                removed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            Newspaper.send(exchange, 200, Map.of("Content-Type", "application/rss+xml"), rss);
        });
        String source = ingest.follow("latecomer", newspaper.address("/latecomer.xml"), "FULL");
        await().atMost(LONG).until(() -> newspaper.visits("/latecomer.xml").size() == 1);
        assertThat(ingest.editor("DELETE", "/api/v1/sources/latecomer?articles=withdraw", null)
                        .statusCode())
                .isEqualTo(204);
        await().atMost(LONG)
                .until(() -> database()
                                .getCollection("sources")
                                .countDocuments(Filters.and(
                                        Filters.eq("_id", source), Filters.exists("source.pendingSince", false)))
                        == 1);

        removed.countDown();

        List<EntryEvent> events = RunningIngest.awaitEntryEvents(source, 2);
        assertThat(events).hasSize(2).last().isInstanceOf(EntryWithdrawn.class);

        ingest.follow("latecomer", newspaper.address("/latecomer.xml"), "FULL");
        await().atMost(LONG).until(() -> newspaper.visits("/latecomer.xml").size() == 2);
        awaitNoPoll(source);
        assertThat(RunningIngest.entryEvents(source)).hasSize(2);
        assertThat(database().getCollection("raw_fetches").countDocuments(Filters.eq("fetch.sourceId", source)))
                .isZero();
    }

    private static EntryDiscovered article(List<EntryEvent> events, String title) {
        return events.stream()
                .map(EntryDiscovered.class::cast)
                .filter(entry -> entry.content().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static void page(String path) {
        newspaper.serve(
                path,
                "text/html; charset=utf-8",
                "<html lang=ar><head><title>" + SECRET + "</title></head><body><article><h1>" + SECRET + "</h1>"
                        + ("<p>هذه فقرة من الصفحة الكاملة للخبر، وفيها " + SECRET + " وتفاصيل كثيرة.</p>").repeat(12)
                        + "</article></body></html>");
    }

    private static void poll(String source, String path) {
        int before = newspaper.visits(path).size();
        assertThat(ingest.editor("POST", "/api/v1/sources/" + source + "/poll", null)
                        .statusCode())
                .isEqualTo(202);
        await().atMost(LONG).until(() -> newspaper.visits(path).size() > before);
        awaitNoPoll(source);
    }

    private static void awaitNoPoll(String source) {
        await().atMost(LONG)
                .until(() -> database()
                                .getCollection("feeds")
                                .countDocuments(
                                        Filters.and(Filters.eq("feed.sourceId", source), Filters.exists("holder")))
                        == 0);
    }

    /** The collections in which the secret stands, in plain or deflated bytes. */
    private static List<String> traces() {
        List<String> found = new ArrayList<>();
        for (String name : database().listCollectionNames()) {
            for (Document document : database().getCollection(name).find()) {
                if (holdsSecret(document) && !found.contains(name)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static boolean holdsSecret(Object value) {
        return switch (value) {
            case Document document -> document.values().stream().anyMatch(WithdrawalIT::holdsSecret);
            case List<?> list -> list.stream().anyMatch(WithdrawalIT::holdsSecret);
            case Binary bytes -> holdsSecret(text(bytes.getData())) || holdsSecret(inflated(bytes.getData()));
            case String text -> text.contains(SECRET);
            case null, default -> false;
        };
    }

    private static String inflated(byte[] bytes) {
        try (InflaterInputStream whole = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return text(whole.readAllBytes());
        } catch (IOException notDeflated) {
            return "";
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MongoDatabase database() {
        return TestStore.database(ingest.database());
    }
}
