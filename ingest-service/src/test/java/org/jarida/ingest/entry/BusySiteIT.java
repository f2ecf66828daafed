package org.jarida.ingest.entry;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jarida.events.EntryDiscovered;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A site that our own requests keep busy, those of another replica here, or that asks to be left alone. */
class BusySiteIT {

    private static final String SITE = "127.0.2.1";
    private static final String SOURCE = "busy-site";
    private static final String PAGE = "<html lang=ar><body><article><h1>عنوان الخبر</h1><p>"
            + "هذه تفاصيل لا توجد إلا في الصفحة، وهي كثيرة وطويلة. ".repeat(20)
            + "</p></article></body></html>";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T08:00:00Z");

    @Test
    void anArticleWaitsForItsPageInsteadOfEndingAsAnExcerpt() {
        try (Newspaper newspaper = new Newspaper();
                Newspaper site = new Newspaper(SITE);
                RunningIngest ingest = RunningIngest.start("jarida.fetch.patience=200ms")) {
            site.serve("/story", "text/html; charset=utf-8", PAGE);
            newspaper.feed("/feed.xml", site.item("/story", "عنوان الخبر", "<p>ملخص</p>"));
            hold(ingest);
            ingest.follow(SOURCE, newspaper.address("/feed.xml"), "FULL");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> health(ingest).path("lastSuccessAt").isString());

            assertThat(Duration.between(at(ingest, "lastSuccessAt"), at(ingest, "nextPollAt")))
                    .isLessThan(Duration.ofMinutes(2));
            assertThat(site.visits("/story")).isEmpty();
            assertThat(RunningIngest.entryEvents(SOURCE)).isEmpty();

            domains(ingest).deleteOne(eq("_id", SITE));
            ingest.editor("POST", "/api/v1/sources/" + SOURCE + "/poll", null);

            assertThat(RunningIngest.awaitEntryEvents(SOURCE, 1))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            EntryDiscovered.class,
                            discovered ->
                                    assertThat(discovered.content().bodyHtml()).contains("لا توجد إلا في الصفحة"));
        }
    }

    @Test
    void aSiteThatAsksToBeLeftAloneIsAndOnlyNewsWaitsForItsPage() {
        String source = "tired-site";
        AtomicBoolean tired = new AtomicBoolean(true);
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        Newspaper.Handler answer = exchange -> {
            if (tired.get()) {
                Newspaper.send(exchange, 429, Map.of("Retry-After", "2"), new byte[0]);
            } else {
                Newspaper.send(exchange, 200, Map.of("Content-Type", "text/html; charset=utf-8"), page);
            }
        };
        try (Newspaper newspaper = new Newspaper();
                Newspaper site = new Newspaper(SITE);
                RunningIngest ingest = RunningIngest.start()) {
            site.serve("/news", answer).serve("/old", answer);
            newspaper.feed("/feed.xml", dated(site, "/news", Instant.now()), dated(site, "/old", LONG_AGO));
            ingest.follow(source, newspaper.address("/feed.xml"), "FULL");

            assertThat(RunningIngest.awaitEntryEvents(source, 1))
                    .singleElement()
                    .isInstanceOfSatisfying(EntryDiscovered.class, old -> {
                        assertThat(old.content().url()).endsWith("/old");
                        assertThat(old.content().bodyHtml()).contains("ملخص");
                    });
            assertThat(site.visits("/news")).isNotEmpty();
            assertThat(site.visits("/old")).isEmpty();

            tired.set(false);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                ingest.editor("POST", "/api/v1/sources/" + source + "/poll", null);
                assertThat(RunningIngest.entryEvents(source)).hasSize(2);
            });
            assertThat(RunningIngest.entryEvents(source))
                    .map(event -> ((EntryDiscovered) event).content())
                    .filteredOn(content -> content.url().endsWith("/news"))
                    .singleElement()
                    .satisfies(news -> assertThat(news.bodyHtml()).contains("لا توجد إلا في الصفحة"));
        }
    }

    private static String dated(Newspaper site, String path, Instant published) {
        return """
                <item><title>عنوان الخبر</title><link>%s</link><guid isPermaLink="false">%s</guid>
                <pubDate>%s</pubDate><description>ملخص</description></item>""".formatted(
                        site.address(path),
                        path,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC)));
    }

    private static void hold(RunningIngest ingest) {
        domains(ingest)
                .insertOne(new Document("_id", SITE)
                        .append("holder", "another replica")
                        .append("until", Date.from(Instant.now().plusSeconds(3_600))));
    }

    private static MongoCollection<Document> domains(RunningIngest ingest) {
        return TestStore.database(ingest.database()).getCollection("domains");
    }

    private static Instant at(RunningIngest ingest, String field) {
        return Instant.parse(health(ingest).get(field).asString());
    }

    private static JsonNode health(RunningIngest ingest) {
        return RunningIngest.json(ingest.editor("GET", "/api/v1/sources/" + SOURCE, null))
                .at("/health/0");
    }
}
