package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.article.EntriesInStore;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Reports while the broker is away: nothing is accepted, and the reader is told in time. The times that the service gives
 * the broker are shorter here than by default, when they make the promise up whole and leave a slow machine no room.
 */
class BrokerAwayIT {

    private static final Duration PROMISED = Duration.ofSeconds(6);
    private static final String REPORTS =
            "/api/v1/articles/" + Entries.id(1) + "/images/" + Entries.image(1) + "/reports";
    private static final String ME = RunningService.reader(RunningService.READER);

    @Test
    void aReportIsRefusedInTimeWhenTheBrokerNeverWasThere() {
        try (RunningService service = RunningService.start(Map.of("spring.kafka.bootstrap-servers", "127.0.0.1:1"))) {
            EntriesInStore.file(
                    service, Entries.discovered(Entries.id(1), Entries.content("s", "ar", "ع", Entries.SEEN, 1)));

            assertRefusedInTime(service);
            assertThat(service.get("/api/v1/articles/" + Entries.id(1)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aReportIsRefusedInTimeWhenTheBrokerHasGone() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        Wire.declareTopics(broker.getBrokersAsString());
        try (RunningService service = RunningService.start(Map.of(
                "spring.kafka.bootstrap-servers",
                broker.getBrokersAsString(),
                "jarida.events.delivery-timeout",
                "3s"))) {
            EntriesInStore.file(
                    service, Entries.discovered(Entries.id(1), Entries.content("s", "ar", "ع", Entries.SEEN, 1)));
            await().atMost(Duration.ofSeconds(40))
                    .until(() ->
                            service.post(REPORTS, ME, "application/json", "{}").status() == 202);

            broker.destroy();

            assertRefusedInTime(service);
            assertRefusedInTime(service);
        }
    }

    private static void assertRefusedInTime(RunningService service) {
        long start = System.nanoTime();
        Answer answer = service.post(REPORTS, ME, "application/json", "{}");
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:jarida:problem:unavailable");
        assertThat(took).isLessThan(PROMISED);
    }
}
