package org.jarida.ingest.entry;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jarida.events.EntryDiscovered;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A site that our own requests keep busy, those of another replica here. */
class BusySiteIT {

    private static final String SITE = "127.0.2.1";
    private static final String SOURCE = "busy-site";

    @Test
    void anArticleWaitsForItsPageInsteadOfEndingAsAnExcerpt() {
        try (Newspaper newspaper = new Newspaper();
                Newspaper site = new Newspaper(SITE);
                RunningIngest ingest = RunningIngest.start("jarida.fetch.patience=200ms")) {
            site.serve(
                    "/story",
                    "text/html; charset=utf-8",
                    "<html lang=ar><body><article><h1>عنوان الخبر</h1><p>"
                            + "هذه تفاصيل لا توجد إلا في الصفحة، وهي كثيرة وطويلة. ".repeat(20)
                            + "</p></article></body></html>");
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
