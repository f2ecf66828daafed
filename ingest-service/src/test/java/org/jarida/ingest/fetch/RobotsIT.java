package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.fetch.FetchOutcome.Failed;
import org.jarida.ingest.fetch.FetchOutcome.Fetched;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** robots.txt of real servers. */
class RobotsIT {

    private final Newspaper server = new Newspaper();
    private final Newspaper other = new Newspaper();
    private final Fetcher fetcher = new Fetcher(
            new FetchSettings(
                    List.of("127.0.0.0/8"),
                    false,
                    "Jarida/1.0",
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ZERO,
                    Duration.ofSeconds(5)),
            Clock.systemUTC());

    @BeforeEach
    void serve() {
        server.serve("/open", "text/html", "<p>نص</p>");
        server.serve("/closed", "text/html", "<p>نص</p>");
        server.serve("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed\n");
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
        other.close();
    }

    @Test
    void whatIsForbiddenIsNotAskedFor() {
        assertThat(fetcher.fetch(FetchRequest.page(server.address("/closed"))))
                .isEqualTo(new Failed(Reason.ROBOTS, "its robots.txt forbids it"));
        assertThat(fetcher.fetch(FetchRequest.feed(server.address("/closed")))).isInstanceOf(Failed.class);
        assertThat(fetcher.fetch(FetchRequest.image(server.address("/closed")))).isInstanceOf(Failed.class);
        assertThat(fetcher.fetch(FetchRequest.page(server.address("/open")))).isInstanceOf(Fetched.class);

        assertThat(server.visits("/closed")).isEmpty();
        assertThat(server.visits("/robots.txt")).hasSize(1);
    }

    @Test
    void aRedirectLeadsNowhereForbidden() {
        String target = server.address("/closed").toString();
        other.serve("/in", exchange -> Newspaper.send(exchange, 302, Map.of("Location", target), new byte[0]));

        assertThat(fetcher.fetch(FetchRequest.page(other.address("/in"))))
                .isEqualTo(new Failed(Reason.ROBOTS, "its robots.txt forbids it"));
        assertThat(server.visits("/closed")).isEmpty();
        assertThat(other.visits("/robots.txt")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"301, /moved.txt", "302, /moved.txt"})
    void theFileIsFoundAfterRedirects(int status, String to) {
        String target = other.address(to).toString();
        server.serve(
                "/robots.txt", exchange -> Newspaper.send(exchange, status, Map.of("Location", target), new byte[0]));
        other.serve(to, "text/plain", "User-agent: jarida\nDisallow: /open\n");

        assertThat(fetcher.fetch(FetchRequest.page(server.address("/open")))).isInstanceOf(Failed.class);
        assertThat(fetcher.fetch(FetchRequest.page(server.address("/closed")))).isInstanceOf(Fetched.class);
    }

    @Test
    void aFileThatRedirectsForEverCountsAsNone() {
        server.serve(
                "/robots.txt",
                exchange -> Newspaper.send(exchange, 302, Map.of("Location", "/robots.txt"), new byte[0]));

        assertThat(fetcher.fetch(FetchRequest.page(server.address("/open")))).isInstanceOf(Fetched.class);
        assertThat(server.visits("/robots.txt")).hasSize(6);
    }

    @Test
    void anEndlessFileIsReadAsFarAsNeeded() {
        byte[] rules = "User-agent: *\nDisallow: /closed\n".getBytes(StandardCharsets.UTF_8);
        byte[] more = "# and so on\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        server.serve("/robots.txt", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(rules);
            while (true) {
                exchange.getResponseBody().write(more);
            }
        });

        assertThat(fetcher.fetch(FetchRequest.page(server.address("/closed"))))
                .isEqualTo(new Failed(Reason.ROBOTS, "its robots.txt forbids it"));
        assertThat(fetcher.fetch(FetchRequest.page(server.address("/open")))).isInstanceOf(Fetched.class);
    }

    @Test
    void aFailingFileForbidsEverything() {
        server.serve("/robots.txt", exchange -> Newspaper.send(exchange, 500, Map.of(), new byte[0]));

        assertThat(fetcher.fetch(FetchRequest.page(server.address("/open"))))
                .isEqualTo(new Failed(
                        Reason.ROBOTS_UNREACHABLE, "its robots.txt cannot be read: the server answered 500", 500));
        assertThat(server.visits("/open")).isEmpty();
    }

    @Test
    void manyAtATimeAskOnce() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(
                        _ -> Thread.ofVirtual().start(() -> fetcher.fetch(FetchRequest.page(server.address("/open")))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(server.visits("/open")).hasSize(8);
        assertThat(server.visits("/robots.txt")).hasSize(1);
    }
}
