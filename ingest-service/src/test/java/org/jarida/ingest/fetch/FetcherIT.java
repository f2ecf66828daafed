package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.fetch.FetchOutcome.Failed;
import org.jarida.ingest.fetch.FetchOutcome.Fetched;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one way out, against servers that behave and servers that do not. */
class FetcherIT {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final byte[] TEXT = "خبر ".repeat(500).getBytes(StandardCharsets.UTF_8);

    private final Newspaper server = new Newspaper();
    private final Fetcher fetcher = fetcher("127.0.0.1:" + server.port());

    private static Fetcher fetcher(String... allowed) {
        return new Fetcher(settings(true, Duration.ZERO, allowed), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static FetchSettings settings(boolean outside, Duration delay, String... allowed) {
        return new FetchSettings(
                List.of(allowed),
                outside,
                "Jarida/1.0 (+http://example.org/about/crawler)",
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                delay,
                Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
    }

    @Test
    void namesItselfAndHandsOverTheValidatorsAsReceived() {
        server.serve("/feed", exchange -> {
            boolean known = "W/\"a b\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && "yesterday, they said"
                            .equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            Newspaper.send(
                    exchange,
                    known ? 304 : 200,
                    Map.of(
                            "ETag",
                            "W/\"a b\"",
                            "Last-Modified",
                            "yesterday, they said",
                            "Cache-Control",
                            "max-age=600"),
                    known ? new byte[0] : TEXT);
        });

        Fetched first = fetched("/feed");
        FetchOutcome second =
                fetcher.fetch(FetchRequest.feed(server.address("/feed")).ifChanged(first.etag(), first.lastModified()));

        assertThat(first.etag()).isEqualTo("W/\"a b\"");
        assertThat(first.freshFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(second).isEqualTo(new FetchOutcome.NotModified(Duration.ofMinutes(10), null));
        assertThat(server.visits("/feed").getFirst().headers())
                .containsEntry("user-agent", "Jarida/1.0 (+http://example.org/about/crawler)")
                .doesNotContainKeys("cookie", "if-none-match", "if-modified-since");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "raw-deflate", "identity", "none-but-says-gzip"})
    void undoesContentEncodings(String encoding) {
        server.serve(
                "/encoded",
                exchange -> Newspaper.send(
                        exchange,
                        200,
                        Map.of("Content-Encoding", encoding.replace("raw-", "").replace("none-but-says-", "")),
                        encoded(encoding)));

        assertThat(fetched("/encoded").body()).isEqualTo(TEXT);
    }

    @Test
    void undoesBrotli() {
        byte[] brotliOfHello = {0x0b, 0x02, (byte) 0x80, 'h', 'e', 'l', 'l', 'o', 0x03};
        server.serve("/br", exchange -> Newspaper.send(exchange, 200, Map.of("Content-Encoding", "br"), brotliOfHello));

        assertThat(fetched("/br").body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "deflate", "zstd", "gzip, gzip, gzip"})
    void brokenOrUnknownEncodingsAreFailures(String encoding) {
        byte[] broken = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        server.serve("/bad", exchange -> Newspaper.send(exchange, 200, Map.of("Content-Encoding", encoding), broken));

        assertThat(fetch("/bad")).isInstanceOf(Failed.class);
    }

    @Test
    void stopsABombWhileItUnfolds() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 40; i++) {
                gzip.write(zeros);
            }
        }
        server.serve(
                "/bomb",
                exchange -> Newspaper.send(exchange, 200, Map.of("Content-Encoding", "gzip"), bomb.toByteArray()));

        assertThat(reason("/bomb")).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void anEndlessBodyEndsAtTheLimit() {
        server.serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });

        FetchOutcome outcome = fetcher.fetch(FetchRequest.page(server.address("/endless")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isIn(Reason.TOO_LARGE, Reason.TIMEOUT));
    }

    @Test
    void aBodyThatDripsEndsInTime() {
        server.serve("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 300; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        });
        long start = System.nanoTime();

        assertThat(reason("/drip")).isEqualTo(Reason.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void aServerThatNeverAnswersEndsInTime() {
        server.serve("/silent", exchange -> java.util.concurrent.locks.LockSupport.parkNanos(10_000_000_000L));

        assertThat(reason("/silent")).isEqualTo(Reason.TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({"301, true", "308, true", "302, false", "303, false", "307, false"})
    void followsRedirectsAndTellsPermanentOnes(int status, boolean permanent) {
        server.serve("/old", exchange -> Newspaper.send(exchange, status, Map.of("Location", "/new?a=1"), new byte[0]));
        server.serve("/new", "text/xml", "<rss/>");

        Fetched fetched = fetched("/old");

        URI movedTo = permanent ? server.address("/new?a=1") : null;
        assertThat(fetched.address()).isEqualTo(server.address("/new?a=1"));
        assertThat(fetched.movedTo()).isEqualTo(movedTo);
        server.serve("/new", exchange -> Newspaper.send(exchange, 304, Map.of(), new byte[0]));
        assertThat(fetch("/old")).isEqualTo(new FetchOutcome.NotModified(null, movedTo));
    }

    @Test
    void givesUpAfterFiveRedirects() {
        server.serve("/loop", exchange -> Newspaper.send(exchange, 302, Map.of("Location", "/loop"), new byte[0]));

        assertThat(reason("/loop")).isEqualTo(Reason.TOO_MANY_REDIRECTS);
        assertThat(server.visits("/loop")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "http://[::1]:1/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://0x7f000001/",
                "http://2130706433/",
                "http://127.1/",
                "http://0177.0.0.1/",
                "http://localhost:1/"
            })
    void aRedirectInsideIsNotFollowed(String inside) {
        server.serve("/trap", exchange -> Newspaper.send(exchange, 302, Map.of("Location", inside), new byte[0]));

        assertThat(reason("/trap")).isIn(Reason.ADDRESS_NOT_ALLOWED, Reason.UNKNOWN_HOST, Reason.INVALID_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "gopher://127.0.0.1/",
                "http:///nohost",
                "http://u:p@127.0.0.1/"
            })
    void otherSchemesAndPasswordsAreRefused(String address) {
        assertThat(fetcher.fetch(FetchRequest.feed(URI.create(address))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.INVALID_ADDRESS));
    }

    @Test
    void loopbackIsRefusedUnlessAllowed() {
        server.serve("/feed", "text/xml", "<rss/>");
        try (Fetcher strict = fetcher()) {
            assertThat(strict.fetch(FetchRequest.feed(server.address("/feed"))))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.ADDRESS_NOT_ALLOWED));
        }
        assertThat(server.visits("/feed")).isEmpty();
    }

    @Test
    void tellsGoneAndTooMany() {
        server.serve("/gone", exchange -> Newspaper.send(exchange, 410, Map.of(), new byte[0]));
        server.serve("/busy", exchange -> Newspaper.send(exchange, 429, Map.of("Retry-After", "86400"), new byte[0]));
        server.serve(
                "/down",
                exchange -> Newspaper.send(
                        exchange, 503, Map.of("Retry-After", "Sun, 22 Nov 2026 12:30:00 GMT"), new byte[0]));
        server.serve("/broken", exchange -> Newspaper.send(exchange, 503, Map.of(), new byte[0]));

        assertThat(fetch("/gone")).isEqualTo(new FetchOutcome.Gone());
        assertThat(fetch("/busy")).isEqualTo(new FetchOutcome.TooManyRequests(Duration.ofDays(1)));
        assertThat(fetch("/down")).isEqualTo(new FetchOutcome.TooManyRequests(Duration.ofMinutes(30)));
        assertThat(reason("/broken")).isEqualTo(Reason.HTTP_STATUS);
        assertThat(reason("/absent")).isEqualTo(Reason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 120                           | PT2M",
                "503 | 120                           | PT2M",
                "429 | Sun, 22 Nov 2026 13:00:00 GMT | PT1H",
                "503 | Mon, 23 Nov 2026 12:00:00 GMT | PT24H",
                "429 | Sat, 21 Nov 2026 12:00:00 GMT | PT0S",
                "429 | soon                          | ",
                "429 |                               | "
            })
    void understandsRetryAfterInSecondsAndAsADate(int status, String retryAfter, Duration wait) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);
        server.serve("/wait", exchange -> Newspaper.send(exchange, status, headers, new byte[0]));

        assertThat(fetch("/wait")).isEqualTo(new FetchOutcome.TooManyRequests(wait));
    }

    @Test
    void oneRequestAtATimeToADomain() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.serve("/slow", exchange -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            inside.decrementAndGet();
            Newspaper.send(exchange, 200, Map.of(), TEXT);
        });
        List<Thread> threads = java.util.stream.IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> fetched("/slow")))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(server.visits("/slow")).hasSize(8);
        assertThat(most).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://news.example.org/",
                "https://news.example.org/",
                "http://news.lan:8081/",
                "http://localhost/",
                "http://93.184.216.34/",
                "http://[2606:2800:220:1::1]/",
                "http://127.0.0.2/"
            })
    void withoutTheOutsideNothingElseIsLookedUpOrDialled(String address) {
        LookedUp lookedUp = new LookedUp();
        var settings = settings(false, Duration.ZERO, "127.0.0.1", "news.lan:8080");
        try (Fetcher inside = new Fetcher(settings, Clock.systemUTC(), lookedUp, DomainLeases.ALONE)) {
            assertThat(inside.fetch(FetchRequest.image(URI.create(address))))
                    .isEqualTo(new Failed(Reason.ADDRESS_NOT_ALLOWED, "only listed servers may be reached from here"));
        }
        assertThat(lookedUp.names).isEmpty();
    }

    @Test
    void withoutTheOutsideWhatIsListedIsReachedAndRedirectsOutAreNot() {
        server.serve("/in", "text/xml", "<rss/>");
        server.serve(
                "/out",
                exchange -> Newspaper.send(exchange, 302, Map.of("Location", "http://example.org/"), new byte[0]));
        LookedUp lookedUp = new LookedUp();
        var settings = settings(false, Duration.ZERO, "127.0.0.1", "news.lan:" + server.port());
        try (Fetcher inside = new Fetcher(settings, Clock.systemUTC(), lookedUp, DomainLeases.ALONE)) {
            assertThat(inside.fetch(FetchRequest.feed(server.address("/in")))).isInstanceOf(Fetched.class);
            assertThat(inside.fetch(FetchRequest.feed(URI.create("http://news.lan:" + server.port() + "/in"))))
                    .isInstanceOf(Fetched.class);
            assertThat(inside.fetch(FetchRequest.feed(server.address("/out"))))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.ADDRESS_NOT_ALLOWED));
        }
        assertThat(lookedUp.names).containsOnly("127.0.0.1", "news.lan");
    }

    @Test
    void aListedServerIsNotKeptWaitingByPoliteness() {
        server.serve("/feed", "text/xml", "<rss/>");
        Duration delay = Duration.ofSeconds(5);
        assertThat(timeOfThree(settings(true, delay, "127.0.0.1:" + server.port())))
                .isLessThan(delay.multipliedBy(2));
        assertThat(timeOfThree(settings(true, delay, "127.0.0.0/8"))).isLessThan(delay.multipliedBy(2));
    }

    @Test
    void anotherServerIsLeftAlonePolitely() {
        server.serve("/feed", "text/xml", "<rss/>");
        // a name whose address is in a listed network is not itself listed
        var settings = settings(true, Duration.ofMillis(500), "127.0.0.0/8");
        assertThat(timeOfThree(settings, URI.create("http://news.lan:" + server.port() + "/feed")))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private Duration timeOfThree(FetchSettings settings) {
        return timeOfThree(settings, server.address("/feed"));
    }

    private static Duration timeOfThree(FetchSettings settings, URI address) {
        try (Fetcher polite = new Fetcher(settings, Clock.systemUTC(), new LookedUp(), DomainLeases.ALONE)) {
            long start = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                assertThat(polite.fetch(FetchRequest.feed(address))).isInstanceOf(Fetched.class);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    /** Finds every name on loopback and remembers who was asked for. */
    private static final class LookedUp implements DnsResolver {
        private final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public InetAddress[] resolve(String host) {
            names.add(host);
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private FetchOutcome fetch(String path) {
        return fetcher.fetch(FetchRequest.feed(server.address(path)));
    }

    private Fetched fetched(String path) {
        FetchOutcome outcome = fetch(path);
        assertThat(outcome).isInstanceOf(Fetched.class);
        return (Fetched) outcome;
    }

    private Reason reason(String path) {
        FetchOutcome outcome = fetch(path);
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).reason();
    }

    private static byte[] encoded(String encoding) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream output = switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPOutputStream(bytes);
            case "deflate" -> new DeflaterOutputStream(bytes);
            case "raw-deflate" -> new DeflaterOutputStream(bytes, new Deflater(6, true));
            default -> bytes;
        }) {
            output.write(TEXT);
        }
        return bytes.toByteArray();
    }
}
