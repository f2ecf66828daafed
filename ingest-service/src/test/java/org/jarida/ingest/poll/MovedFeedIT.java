package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A feed whose server says that it has moved for good. */
class MovedFeedIT {

    @Test
    void isFollowedOnceTheRedirectHasHeldAndNoEditorsCopyTakesItBack() {
        try (Newspaper newspaper = new Newspaper();
                RunningIngest ingest = RunningIngest.start(
                        "jarida.poll.shortest=100ms",
                        "jarida.poll.longest=100ms",
                        "jarida.poll.move-after-polls=3",
                        "jarida.poll.move-after=1s")) {
            String to = newspaper.address("/new.xml").toString();
            newspaper.feed("/new.xml", newspaper.item("/moving", "عنوان", "<p>نص</p>"));
            newspaper.serve("/old.xml", exchange -> Newspaper.send(exchange, 301, Map.of("Location", to), new byte[0]));

            ingest.follow("moving", newspaper.address("/old.xml"), "FULL");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode source = source(ingest);
                assertThat(source.at("/feeds/0/url").asString()).isEqualTo(to);
                assertThat(source.at("/health/0/url").asString()).isEqualTo(to);
            });
            int visits = newspaper.visits("/old.xml").size();
            assertThat(visits).isGreaterThanOrEqualTo(3);
            assertThat(source(ingest).at("/health/0/formerUrls/0").asString())
                    .isEqualTo(newspaper.address("/old.xml").toString());
            assertThat(source(ingest).at("/health/0/itemsPerDay").asDouble()).isPositive();

            ingest.editor("PUT", "/api/v1/sources/moving", """
                    {"name":"moving","policy":"FULL","feeds":[{"url":"%s"}]}""".formatted(newspaper.address("/old.xml")));

            int there = newspaper.visits("/new.xml").size();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> newspaper.visits("/new.xml").size() > there + 2);
            assertThat(source(ingest).at("/feeds/0/url").asString()).isEqualTo(to);
            assertThat(newspaper.visits("/old.xml")).hasSizeLessThanOrEqualTo(visits + 1);
            assertThat(RunningIngest.entryEvents("moving")).hasSize(1);
        }
    }

    private static JsonNode source(RunningIngest ingest) {
        return RunningIngest.json(ingest.editor("GET", "/api/v1/sources/moving", null));
    }
}
