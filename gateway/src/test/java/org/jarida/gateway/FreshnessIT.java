package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How soon what a service changes is changed for readers: a second, as it is set by default. */
class FreshnessIT {

    /** Answers are fresh for a second; the rest is what the machine takes to send requests. */
    private static final Duration GONE = Duration.ofMillis(1_500);

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with().start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @Test
    void afterASecondTheServiceIsAskedWhetherItStillHolds() {
        SERVICE.answering(version("v1"));
        gateway.get("/articles/held");
        assertThat(SERVICE.last().header("If-None-Match")).isNull();

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    assertThat(gateway.get("/articles/held").body()).isEqualTo("v1");
                    assertThat(SERVICE.received()).hasSize(3);
                });

        assertThat(SERVICE.received().subList(1, 3))
                .allSatisfy(
                        received -> assertThat(received.header("If-None-Match")).isEqualTo("\"v1\""));
        HttpResponse<String> renewed = gateway.get("/articles/held");
        assertThat(renewed.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(renewed.headers().firstValue("ETag")).hasValue("\"v1\"");
    }

    @Test
    void whatIsChangedIsChangedForReadersAfterASecond() {
        SERVICE.answering(version("shown"));
        for (int round = 0; round < 3; round++) {
            SERVICE.answering(version("shown" + round));
            String shown = "shown" + round;
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> gateway.get("/articles/image").body().equals(shown));

            SERVICE.answering(version("hidden" + round));
            String hidden = "hidden" + round;
            await().atMost(GONE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> gateway.get("/articles/image").body().equals(hidden));
        }
    }

    @Test
    void whatIsTakenDownIsGoneAfterASecondAndDoesNotComeBack() {
        SERVICE.answering(version("there"));
        assertThat(gateway.get("/articles/down").body()).isEqualTo("there");

        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            StubService.reply(exchange, 410, "gone");
        });
        await().atMost(GONE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> gateway.get("/articles/down").statusCode() == 410);
        for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/articles/down").statusCode()).isEqualTo(410);
        }
    }

    @Test
    void nothingOldIsGivenForAServiceThatIsAway() {
        StubService away = StubService.start();
        try (RunningGateway other =
                RunningGateway.start(gateway.keys(), "jarida.gateway.upstreams.article=" + away.uri())) {
            away.answering(version("old"));
            assertThat(other.get("/articles/away").body()).isEqualTo("old");
            away.close();

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> other.get("/articles/away").statusCode() >= 500);
            for (int i = 0; i < 10; i++) {
                assertThat(other.get("/articles/away").statusCode()).isBetween(502, 503);
            }
        }
    }

    /** A service that knows what it has said. */
    private static HttpHandler version(String text) {
        return exchange -> {
            String etag = '"' + text + '"';
            exchange.getResponseHeaders().add("Cache-Control", "public, max-age=1, must-revalidate");
            exchange.getResponseHeaders().add("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
            } else {
                exchange.getResponseHeaders().add("Content-Type", "text/plain");
                StubService.reply(exchange, 200, text);
            }
        };
    }
}
