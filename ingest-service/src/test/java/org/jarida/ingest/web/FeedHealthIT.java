package org.jarida.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Predicate;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an editor reads of how feeds do. */
class FeedHealthIT {

    private static Newspaper newspaper;
    private static Newspaper closed;
    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        closed = new Newspaper();
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
        closed.close();
    }

    @Test
    void aFeedThatDoesWell() {
        String rss = Newspaper.rss(newspaper.item("/well", "عنوان الخبر الأول", "<p>نص الخبر الأول من الجريدة</p>"));
        newspaper.serve(
                "/well.xml",
                "application/rss+xml; charset=utf-8",
                rss.replace("UTF-8", "utf-8").getBytes(Charset.forName("windows-1256")));
        ingest.follow("well", newspaper.address("/well.xml"), "FULL");

        JsonNode health =
                health("well", "en", each -> !each.get("lastSuccessAt").isNull());

        assertThat(health.get("lastError").isNull()).isTrue();
        assertThat(health.get("lastErrorCode").isNull()).isTrue();
        assertThat(health.get("failures").asInt()).isZero();
        assertThat(health.get("gone").asBoolean()).isFalse();
        assertThat(health.get("robots").asString()).isEqualTo("allowed");
        assertThat(health.get("limitedUntil").isNull()).isTrue();
        assertThat(health.get("itemsPerDay").asDouble()).isPositive();
        assertThat(health.get("silentSince").isNull()).isTrue();
        assertThat(instant(health, "nextPollAt")).isAfter(instant(health, "lastPollAt"));
        assertThat(health.at("/charset/http").asString()).isEqualToIgnoringCase("utf-8");
        assertThat(health.at("/charset/used").asString()).isEqualTo("windows-1256");
        assertThat(health.at("/charset/disagrees").asBoolean()).isTrue();
    }

    @Test
    void aFailureIsToldInTheEditorsLanguage() {
        newspaper.serve("/down.xml", exchange -> Newspaper.send(exchange, 500, Map.of(), new byte[0]));
        ingest.follow("down", newspaper.address("/down.xml"), "FULL");

        JsonNode health = health("down", "fr", each -> each.get("failures").asInt() > 0);

        assertThat(health.get("lastErrorCode").asString()).isEqualTo("http-status");
        assertThat(health.get("lastError").asString()).isEqualTo("Le serveur a répondu par une erreur : 500.");
        assertThat(health("down", "ar", _ -> true).get("lastError").asString()).isEqualTo("أجاب الخادم بخطأ رمزه 500.");
        assertThat(health("down", "en", _ -> true).get("lastError").asString())
                .isEqualTo("The server answered with an error: 500.");
        assertThat(health.get("lastSuccessAt").isNull()).isTrue();
    }

    @Test
    void aFeedThatRobotsTxtForbids() {
        closed.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /\n");
        ingest.follow("closed", closed.address("/feed.xml"), "FULL");

        JsonNode health = health("closed", "en", each -> each.get("failures").asInt() > 0);

        assertThat(health.get("lastErrorCode").asString()).isEqualTo("robots");
        assertThat(health.get("robots").asString()).isEqualTo("forbidden");
        assertThat(closed.visits("/feed.xml")).isEmpty();
    }

    @Test
    void aServerThatAsksToBeLeftAlone() {
        newspaper.serve(
                "/limited.xml", exchange -> Newspaper.send(exchange, 429, Map.of("Retry-After", "86400"), new byte[0]));
        ingest.follow("limited", newspaper.address("/limited.xml"), "FULL");

        JsonNode health = health("limited", "en", each -> each.get("failures").asInt() > 0);

        assertThat(health.get("lastErrorCode").asString()).isEqualTo("too-many-requests");
        Duration left = Duration.between(instant(health, "lastPollAt"), instant(health, "limitedUntil"));
        assertThat(left).isBetween(Duration.ofDays(1), Duration.ofHours(30));
        assertThat(instant(health, "nextPollAt")).isAfterOrEqualTo(instant(health, "limitedUntil"));
    }

    @Test
    void aFeedThatIsGoneForGood() {
        newspaper.serve("/gone.xml", exchange -> Newspaper.send(exchange, 410, Map.of(), new byte[0]));
        ingest.follow("gone", newspaper.address("/gone.xml"), "FULL");

        JsonNode health = health("gone", "en", each -> each.get("gone").asBoolean());

        assertThat(health.get("lastErrorCode").asString()).isEqualTo("gone");
        assertThat(health.get("lastError").asString()).isEqualTo("The server says that the feed is gone for good.");
        assertThat(health.get("nextPollAt").isNull()).isTrue();
        assertThat(newspaper.visits("/gone.xml")).hasSize(1);
    }

    @Test
    void anUnchangedFeedIsLeftAloneForAsLongAsItAskedFor() {
        String rss = Newspaper.rss(newspaper.item("/ttl", "عنوان", "<p>نص</p>"))
                .replace("<description>", "<ttl>120</ttl><description>");
        newspaper.serve("/ttl.xml", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
            Newspaper.send(
                    exchange,
                    known ? 304 : 200,
                    Map.of("ETag", "\"1\""),
                    known ? new byte[0] : rss.getBytes(StandardCharsets.UTF_8));
        });
        ingest.follow("ttl", newspaper.address("/ttl.xml"), "FULL");
        JsonNode first = health("ttl", "en", each -> !each.get("lastSuccessAt").isNull());
        assertThat(pause(first)).isGreaterThanOrEqualTo(Duration.ofHours(2));

        TestStore.database(ingest.database())
                .getCollection("feeds")
                .updateOne(
                        Filters.eq("feed.sourceId", "ttl"),
                        Updates.set("feed.dueAt", Date.from(Instant.parse("2026-01-01T00:00:00Z"))));
        JsonNode second = health(
                "ttl",
                "en",
                each -> !each.get("lastPollAt").equals(first.get("lastPollAt"))
                        && instant(each, "nextPollAt").isAfter(instant(each, "lastPollAt")));

        assertThat(newspaper.visits("/ttl.xml").getLast().headers()).containsKey("if-none-match");
        assertThat(pause(second)).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    private static Duration pause(JsonNode health) {
        return Duration.between(instant(health, "lastPollAt"), instant(health, "nextPollAt"));
    }

    private static JsonNode health(String source, String language, Predicate<JsonNode> when) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> RunningIngest.json(ingest.send(
                                        "GET",
                                        "/api/v1/sources/" + source,
                                        null,
                                        RunningIngest.staff("EDITOR"),
                                        "Accept-Language",
                                        language))
                                .at("/health/0"),
                        health -> !health.isMissingNode() && when.test(health));
    }

    private static Instant instant(JsonNode health, String field) {
        return Instant.parse(health.get(field).asString());
    }
}
