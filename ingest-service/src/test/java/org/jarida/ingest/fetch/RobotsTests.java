package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarida.ingest.fetch.FetchOutcome.Failed;
import org.jarida.ingest.fetch.FetchOutcome.Fetched;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.test.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RobotsTests {

    private static final String USER_AGENT = "Jarida/1.0 (+http://example.org/about/crawler)";
    private static final URI PAGE = URI.create("https://news.example.org/a/1?x=y");

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-26T08:00:00Z"));
    private final List<URI> asked = new ArrayList<>();
    private FetchOutcome answer = new Failed(Reason.REFUSED, "the server answered 404", 404);
    private final Robots robots = new Robots(
            USER_AGENT,
            (address, _) -> {
                asked.add(address);
                return answer;
            },
            clock);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User-agent: *;Disallow: /                                        | /a      | false",
                "User-agent: *;Disallow:                                          | /a      | true",
                "User-agent: *;Disallow: /;;User-agent: Jarida;Disallow: /private | /a      | true",
                "User-agent: *;Disallow: /;;User-agent: jArIdA;Allow: /           | /a      | true",
                "User-agent: JaridaBot;Disallow: /                                | /a      | true",
                "User-agent: Jarida;Disallow: /                                   | /a      | false",
                "User-agent: Jarida/1.0;Disallow: /                               | /a      | false",
                "User-agent: other;User-agent: Jarida;Disallow: /                 | /a      | false",
                "User-agent: Jarida;Disallow: /a;;User-agent: Jarida;Disallow: /b | /b/c    | false",
                "User-agent: *;Disallow: /a;Allow: /a/b                           | /a/b/c  | true",
                "User-agent: *;Allow: /a/b;Disallow: /a                           | /a/c    | false",
                "User-agent: *;Disallow: /a;Allow: /a                             | /a      | true",
                "User-agent: *;Disallow: /*.pdf$                                  | /x.pdf  | false",
                "User-agent: *;Disallow: /*.pdf$                                  | /x.pdfs | true",
                "User-agent: *;Disallow: /*?print=                                | /x?print=1 | false",
                "User-agent: *;Disallow: /أخبار                                   | /%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1 | false",
                "User-agent: *;Disallow: /a # not this;Sitemap: https://x.org/s   | /a      | false",
                "<html><body>Not found</body></html>                              | /a      | true",
            })
    void readsTheRulesAsTheStandardDoes(String file, String path, boolean allowed) throws Exception {
        answer = file(file.replace(';', '\n'), null);

        assertThat(refusal("https://news.example.org" + path).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void aForbiddenAddressIsAnOutcomeOfItsOwn() throws Exception {
        answer = file("User-agent: *\nDisallow: /a", null);

        assertThat(robots.refusal(PAGE, 0)).contains(new Failed(Reason.ROBOTS, "its robots.txt forbids it"));
    }

    @Test
    void asksEachOriginOnceADay() throws Exception {
        answer = file("User-agent: *\nDisallow: /b", null);
        refusal("https://news.example.org/a");
        refusal("https://NEWS.example.org/c");
        refusal("http://news.example.org/a");
        refusal("https://news.example.org:8443/a");
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        refusal("https://news.example.org/d");
        assertThat(asked)
                .containsExactly(
                        URI.create("https://news.example.org/robots.txt"),
                        URI.create("http://news.example.org/robots.txt"),
                        URI.create("https://news.example.org:8443/robots.txt"));

        clock.advance(Duration.ofSeconds(1));
        refusal("https://news.example.org/d");

        assertThat(asked).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT1H", "PT2H, PT2H", "P30D, PT24H"})
    void remembersAsLongAsTheServerSaysWithinReason(Duration freshFor, Duration memory) throws Exception {
        answer = file("User-agent: *\nDisallow:", freshFor);
        robots.refusal(PAGE, 0);
        clock.advance(memory.minusMillis(1));
        robots.refusal(PAGE, 0);
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        robots.refusal(PAGE, 0);
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, 404", "REFUSED, 401", "REFUSED, 403", "TOO_MANY_REDIRECTS, 0", "HTTP_STATUS, 204"})
    void noFileAllowsEverything(Reason reason, int status) throws Exception {
        answer = new Failed(reason, "", status);

        assertThat(robots.refusal(PAGE, 0)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadForbidsEverythingForAWhile() throws Exception {
        answer = new Failed(Reason.HTTP_STATUS, "the server answered 503", 503);
        assertThat(robots.refusal(PAGE, 0))
                .contains(new Failed(
                        Reason.ROBOTS_UNREACHABLE, "its robots.txt cannot be read: the server answered 503", 503));
        answer = file("User-agent: *\nDisallow:", null);
        assertThat(robots.refusal(PAGE, 0)).isPresent();

        clock.advance(Duration.ofMinutes(10));

        assertThat(robots.refusal(PAGE, 0)).isEmpty();
    }

    @Test
    void aServerThatAsksToWaitIsNotAskedSooner() throws Exception {
        answer = new FetchOutcome.TooManyRequests(Duration.ofHours(2));
        assertThat(robots.refusal(PAGE, 0))
                .hasValueSatisfying(failed -> assertThat(failed.reason()).isEqualTo(Reason.ROBOTS_UNREACHABLE));
        clock.advance(Duration.ofHours(2).minusSeconds(1));
        robots.refusal(PAGE, 0);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"UNKNOWN_HOST", "UNREACHABLE", "TIMEOUT", "TLS", "ADDRESS_NOT_ALLOWED"})
    void aServerThatCannotBeReachedSaysSoItself(Reason reason) throws Exception {
        answer = new Failed(reason, "as it is");
        assertThat(robots.refusal(PAGE, 0)).contains(new Failed(reason, "as it is"));

        answer = file("User-agent: *\nDisallow:", null);
        clock.advance(Duration.ofMinutes(1));
        assertThat(robots.refusal(PAGE, 0)).isEmpty();
    }

    @Test
    void knownRulesGoOnWhileTheFileCannotBeRead() throws Exception {
        answer = file("User-agent: *\nDisallow: /a", null);
        robots.refusal(PAGE, 0);
        answer = new Failed(Reason.HTTP_STATUS, "the server answered 500", 500);
        clock.advance(Duration.ofDays(2));

        assertThat(robots.refusal(PAGE, 0))
                .hasValueSatisfying(failed -> assertThat(failed.reason()).isEqualTo(Reason.ROBOTS));
        assertThat(refusal("https://news.example.org/b")).isEmpty();
        assertThat(asked).hasSize(2);
        clock.advance(Duration.ofMinutes(10));
        assertThat(refusal("https://news.example.org/b")).isEmpty();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aFileUnreadableForThirtyDaysCountsAsNone() throws Exception {
        answer = new Failed(Reason.HTTP_STATUS, "the server answered 500", 500);
        robots.refusal(PAGE, 0);
        clock.advance(Duration.ofDays(30).minusMinutes(1));
        assertThat(robots.refusal(PAGE, 0)).isPresent();
        clock.advance(Duration.ofMinutes(10));
        assertThat(robots.refusal(PAGE, 0)).isEmpty();
    }

    @Test
    void halfALineOfAFileThatWasCutIsNoRule() throws Exception {
        String line = "Disallow: /private/of/the/paper\n";
        StringBuilder large = new StringBuilder("User-agent: *\nAllow: /b\n");
        while (large.length() < FetchRequest.ROBOTS_LIMIT - "Disallow: /".length()) {
            large.append(line);
        }
        large.setLength(FetchRequest.ROBOTS_LIMIT - "Disallow: /".length());
        large.setLength(large.lastIndexOf("\n") + 1);
        large.append("#".repeat(FetchRequest.ROBOTS_LIMIT - "\nDisallow: /".length() - large.length()))
                .append("\nDisallow: /");
        answer = file(large.toString(), null);

        assertThat(robots.refusal(PAGE, 0)).isEmpty();
        assertThat(refusal("https://news.example.org/private/of/the/paper")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"5, PT5S", "0.5, PT0.5S", "600, PT30S", "never, PT0S", "-1, PT0S"})
    void keepsTheDelayThatTheServerAsksForWithinReason(String asks, Duration kept) throws Exception {
        answer = file("User-agent: *\nCrawl-delay: " + asks + "\nDisallow: /b", null);

        assertThat(robots.delayOf(PAGE)).isEqualTo(Duration.ZERO);
        assertThat(robots.refusal(PAGE, 0)).isEmpty();
        assertThat(robots.delayOf(PAGE)).isEqualTo(kept);
    }

    private Optional<Failed> refusal(String address) throws Exception {
        return robots.refusal(URI.create(address), 0);
    }

    private static Fetched file(String text, @Nullable Duration freshFor) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        URI address = URI.create("https://news.example.org/robots.txt");
        return new Fetched(address, body, "text/plain", null, null, freshFor, List.of(), null);
    }
}
