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
        }
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
        return HttpRequest.newBuilder(URI.create(service.url() + "/api/v1/moderation/breaker" + path))
                .header(
                        "Authorization",
                        "Bearer " + service.tokens().staff("moderation-service", "amina", "MODERATOR"));
    }
}
