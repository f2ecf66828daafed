package org.jarida.moderation.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.CaseStore;
import org.junit.jupiter.api.Test;

class BreakerIT {

    private static final int FIRST = 0x9000;

    @Test
    void tooManyHidesOpenItAModeratorClosesItAndImagesAreHiddenAgain() throws Exception {
        try (RunningService service =
                        RunningService.start("jarida.mode=HARDENED", "jarida.moderation.breaker.every=0s");
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(close(service, http).statusCode()).isEqualTo(409);
            for (int image = FIRST; image < FIRST + 11; image++) {
                report(service, image);
                awaitState(service, image, CaseState.AUTO_HIDDEN);
            }
            report(service, FIRST + 11);
            awaitState(service, FIRST + 11, CaseState.SUSPECT);
            assertThat(reading(service, http)).contains("\"open\":true");

            assertThat(close(service, http).body()).contains("\"open\":false");

            report(service, FIRST + 12);
            awaitState(service, FIRST + 12, CaseState.AUTO_HIDDEN);
            assertThat(queue(service, http, "en"))
                    .contains("above 10 no rule hides")
                    .doesNotContain("breaker/close");
        }
    }

    @Test
    void theQueueSaysThatItIsOpenInEveryLanguageAndItsButtonClosesIt() throws Exception {
        try (RunningService service = RunningService.start(
                        "jarida.mode=HARDENED",
                        "jarida.moderation.breaker.every=0s",
                        "jarida.moderation.breaker.hides=0");
                HttpClient http = HttpClient.newHttpClient()) {
            report(service, FIRST + 20);
            awaitState(service, FIRST + 20, CaseState.AUTO_HIDDEN);
            report(service, FIRST + 21);
            awaitState(service, FIRST + 21, CaseState.SUSPECT);
            for (String words : List.of("en:Let rules hide again", "fr:Laisser de nouveau", "ar:استئناف الحجب")) {
                assertThat(queue(service, http, words.substring(0, 2)))
                        .contains(words.substring(3), "action=\"/moderation/breaker/close\"");
            }

            for (int click = 0; click < 2; click++) {
                HttpResponse<String> closed = http.send(
                        page(service, "/moderation/breaker/close")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("back=%2Fmoderation%3Fstate%3DSUSPECT"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(closed.statusCode()).isEqualTo(303);
                assertThat(closed.headers().firstValue("Location")).hasValue("/moderation?state=SUSPECT");
            }

            assertThat(queue(service, http, "en")).doesNotContain("breaker/close");
        }
    }

    private static String queue(RunningService service, HttpClient http, String language)
            throws IOException, InterruptedException {
        return http.send(
                        page(service, "/moderation")
                                .header("Accept-Language", language)
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void report(RunningService service, int image) {
        service.sendAll(IntStream.rangeClosed(1, 4)
                .mapToObj(reader -> new ImageReported(
                        image + ":" + reader,
                        Acts.image(image),
                        "%032x".formatted(1),
                        1,
                        List.of(Acts.reader(reader)),
                        List.of(Acts.network(reader)),
                        ReportReason.OTHER,
                        null,
                        750))
                .toList());
    }

    private static void awaitState(RunningService service, int image, CaseState state) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> service.bean(CaseStore.class)
                        .find(Acts.image(image))
                        .filter(found -> found.state() == state && !found.isPending())
                        .isPresent());
    }

    private static String reading(RunningService service, HttpClient http) throws IOException, InterruptedException {
        return http.send(request(service, "").GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> close(RunningService service, HttpClient http)
            throws IOException, InterruptedException {
        return http.send(
                request(service, "/close")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(RunningService service, String path) {
        return page(service, "/api/v1/moderation/breaker" + path);
    }

    private static HttpRequest.Builder page(RunningService service, String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + path))
                .header(
                        "Authorization",
                        "Bearer " + service.tokens().staff("moderation-service", "amina", "MODERATOR"));
    }
}
