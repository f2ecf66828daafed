package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one source may bring. */
class QuotaIT {

    private static Newspaper newspaper;
    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        ingest = RunningIngest.start(
                "jarida.quota.entries-per-poll=4",
                "jarida.quota.entries-per-day=10",
                "jarida.quota.pages-per-poll=2",
                "jarida.quota.pages-per-day=3");
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @Test
    void aDocumentBringsAFewEntriesAtATimeAndASourceSoManyADay() {
        newspaper.feed(
                "/many.xml",
                IntStream.range(0, 12)
                        .mapToObj(i -> newspaper.item("/many" + i, "عنوان الخبر رقم " + i, "<p>نص</p>"))
                        .toArray(String[]::new));
        ingest.follow("quota-many", newspaper.address("/many.xml"), "EXCERPT");
        assertThat(RunningIngest.awaitEntryEvents("quota-many", 4)).hasSize(4);

        pollUntilHeld("quota-many", 0);
        assertThat(RunningIngest.awaitEntryEvents("quota-many", 8)).hasSize(8);
        pollUntilHeld("quota-many", 2);

        assertThat(RunningIngest.awaitEntryEvents("quota-many", 10)).hasSize(10);
        assertThat(pauseOf("quota-many")).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        pollUntilHeld("quota-many", 2);
        assertThat(RunningIngest.entryEvents("quota-many")).hasSize(10);
    }

    @Test
    void noMorePagesAreReadThanASourceMayHave() {
        newspaper.feed(
                "/thin.xml",
                IntStream.range(0, 4)
                        .mapToObj(i -> {
                            String page = "<html><body><article><h1>عنوان الخبر</h1><p>"
                                    + "هذا نص طويل من صفحة الخبر رقم %d، وفيه ما يكفي من الكلمات. "
                                            .formatted(i)
                                            .repeat(20)
                                    + "</p></article></body></html>";
                            newspaper.serve("/thin" + i, "text/html; charset=utf-8", page);
                            return newspaper.item("/thin" + i, "عنوان الخبر " + i, "<p>ملخص</p>");
                        })
                        .toArray(String[]::new));
        ingest.follow("quota-thin", newspaper.address("/thin.xml"), "FULL");
        assertThat(RunningIngest.awaitEntryEvents("quota-thin", 2)).hasSize(2);
        assertThat(pauseOf("quota-thin")).isLessThan(Duration.ofMinutes(2));

        pollUntilHeld("quota-thin", 1);

        assertThat(RunningIngest.awaitEntryEvents("quota-thin", 3)).hasSize(3);
        assertThat(IntStream.range(0, 4)
                        .mapToLong(i -> newspaper.visits("/thin" + i).size()))
                .containsExactly(1L, 1L, 1L, 0L);
    }

    private static void pollUntilHeld(String source, int held) {
        String before = polledAt(source);
        ingest.editor("POST", "/api/v1/sources/" + source + "/poll", null);
        await().atMost(Duration.ofSeconds(20)).until(() -> !polledAt(source).equals(before));
        assertThat(health(source).get("heldEntries").asInt()).isEqualTo(held);
    }

    private static String polledAt(String source) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> health(source).get("lastPollAt").asString(), at -> !at.isEmpty());
    }

    private static Duration pauseOf(String source) {
        polledAt(source);
        var health = health(source);
        return Duration.between(
                Instant.parse(health.get("lastPollAt").asString()),
                Instant.parse(health.get("nextPollAt").asString()));
    }

    private static JsonNode health(String source) {
        return RunningIngest.json(ingest.editor("GET", "/api/v1/sources/" + source, null))
                .at("/health/0");
    }
}
