package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.fetch.FetchOutcome.Failed;
import org.jarida.ingest.fetch.FetchOutcome.Fetched;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and names that mean harm: each ends in an outcome, in time, and within little memory. */
class HostileServerIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** Finds every name at the same addresses, or at others each time. */
    private record Names(Supplier<List<String>> addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return addresses.get().stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Fetcher fetcher(DnsResolver resolver, String... allowed) {
        var settings = new FetchSettings(
                List.of(allowed), true, "Jarida/1.0", TIMEOUT, TIMEOUT, Duration.ZERO, Duration.ofSeconds(5));
        return new Fetcher(settings, Clock.systemUTC(), resolver, DomainLeases.ALONE);
    }

    private static FetchOutcome fetch(URI address, String... allowed) {
        try (var fetcher = fetcher(new Names(() -> List.of("127.0.0.1")), allowed)) {
            return fetcher.fetch(FetchRequest.page(address));
        }
    }

    private static Reason reason(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed) outcome).reason();
    }

    private static RawServer.Answer endless(String head, String block) {
        return client -> {
            client.write(RawServer.ascii(head));
            var many = RawServer.ascii(block.repeat(1 + 8_192 / block.length()));
            while (true) {
                client.write(many);
            }
        };
    }

    private static RawServer.Answer dripping(String head, String drop) {
        return client -> {
            client.write(RawServer.ascii(head));
            while (true) {
                client.write(RawServer.ascii(drop));
                client.flush();
                LockSupport.parkNanos(50_000_000);
            }
        };
    }

    static Stream<Named<RawServer.Answer>> endless() {
        return Stream.of(
                Named.of("without end of headers", endless(OK, "X-More: and more\r\n")),
                Named.of("without end of header", endless(OK + "X-Long: ", "x")),
                Named.of("without end of folded header", endless(OK + "X-Folded: a\r\n", " and on\r\n")),
                Named.of("without end of status line", endless("HTTP/1.1 200 ", "OK ")),
                Named.of("without status line", endless("", "\r\n")),
                Named.of("without final answer", dripping("", "HTTP/1.1 100 Continue\r\n\r\n")),
                Named.of(
                        "without early hints end",
                        endless("", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")),
                Named.of("without end of body", endless(OK + "Content-Type: text/html\r\n\r\n", "<p>and on</p>")),
                Named.of("without end of chunks", endless(OK + "Transfer-Encoding: chunked\r\n\r\n", "5\r\nabcde\r\n")),
                Named.of("without end of chunk size", endless(OK + "Transfer-Encoding: chunked\r\n\r\n", "0")),
                Named.of("without end of chunk extension", endless(OK + "Transfer-Encoding: chunked\r\n\r\n5;a=", "b")),
                Named.of(
                        "without end of trailers",
                        endless(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: a\r\n")),
                Named.of(
                        "without end of a huge chunk",
                        endless(OK + "Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n", "a")),
                Named.of("without any http", endless("SSH-2.0-OpenSSH_9.6\r\n", "garbage\r\n")),
                Named.of("without haste in its headers", dripping(OK, "X: y\r\n")),
                Named.of("without haste in its body", dripping(OK + "Content-Length: 100000\r\n\r\n", "x")),
                Named.of("without haste in its hints", dripping("", "HTTP/1.1 102 Processing\r\n\r\n")));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatHasNoEndEnds(RawServer.Answer end) {
        try (var server = new RawServer(end)) {
            long start = System.nanoTime();

            assertThat(reason(fetch(server.address(), "127.0.0.1")))
                    .isIn(Reason.TOO_LARGE, Reason.TIMEOUT, Reason.UNREACHABLE, Reason.UNREADABLE, Reason.HTTP_STATUS);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusSeconds(4));
            assertThat(server.sent()).as("bytes taken in").isLessThan(3 * (long) FetchRequest.PAGE_LIMIT);
        }
    }

    /** As some servers write it, in two pieces; the page that goes with a refusal may also have no end. */
    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void aRefusalIsTakenFromItsHeadWhateverComesAfterIt(int status) {
        var head = RawServer.ascii(
                "HTTP/1.1 %d No\r\nRetry-After: 60\r\nContent-Length: 4000000\r\n\r\n".formatted(status));
        try (var server = new RawServer(client -> {
            client.write(head);
            client.flush();
            LockSupport.parkNanos(300_000_000);
            client.write(new byte[4_000_000]);
        })) {
            assertThat(fetch(server.address(), "127.0.0.1"))
                    .isEqualTo(
                            switch (status) {
                                case 404 -> new Failed(Reason.REFUSED, "the server answered 404", 404);
                                case 500 -> new Failed(Reason.HTTP_STATUS, "the server answered 500", 500);
                                default -> new FetchOutcome.TooManyRequests(Duration.ofMinutes(1));
                            });
            assertThat(server.sent()).isLessThan(4_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1000000000000\r\n\r\nshort",
                "Content-Length: 99999999999999999999999\r\n\r\nshort",
                "Content-Length: -5\r\n\r\nshort",
                "Content-Length: 5\r\nContent-Length: 50\r\n\r\nshort",
                "Content-Length: 50\r\n\r\nshort",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nshort",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\nshort",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nsho",
                "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\u001f\u008b\u0008",
                "\u0000: \u0000\r\n\r\n"
            })
    void whatContradictsItselfIsAFailureOrShort(String answer) {
        try (var server = new RawServer(client -> client.write((OK + answer).getBytes(StandardCharsets.ISO_8859_1)))) {
            var outcome = fetch(server.address(), "127.0.0.1");

            if (outcome instanceof Fetched fetched) {
                assertThat(fetched.body()).hasSizeLessThanOrEqualTo(5);
            } else {
                assertThat(outcome).isInstanceOf(Failed.class);
            }
        }
    }

    private enum Bomb {
        GZIP("gzip"),
        DEFLATE("deflate"),
        GZIP_IN_GZIP("gzip, gzip"),
        BROTLI("br"),
        BROTLI_IN_GZIP("br, gzip");

        private final String encoding;

        Bomb(String encoding) {
            this.encoding = encoding;
        }

        /** 40 MB of nothing. */
        byte[] bytes() throws IOException {
            byte[] brotli = Base64.getDecoder().decode("z///f/gnAOKxQCD3/p/////wTwDEYQGA7v1//meJ4Z8AiMMiAN0oMQ==");
            return switch (this) {
                case GZIP -> gzip(new byte[40_000_000]);
                case GZIP_IN_GZIP -> gzip(gzip(new byte[40_000_000]));
                case BROTLI -> brotli;
                case BROTLI_IN_GZIP -> gzip(brotli);
                case DEFLATE -> {
                    var bytes = new ByteArrayOutputStream();
                    try (var deflate = new DeflaterOutputStream(bytes)) {
                        deflate.write(new byte[40_000_000]);
                    }
                    yield bytes.toByteArray();
                }
            };
        }

        private static byte[] gzip(byte[] of) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(of);
            }
            return bytes.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource(Bomb.class)
    void aBombIsStoppedWhileItUnfolds(Bomb bomb) throws IOException {
        byte[] bytes = bomb.bytes();
        assertThat(bytes).hasSizeLessThan(50_000);
        try (var server = new Newspaper()) {
            server.serve(
                    "/bomb",
                    exchange -> Newspaper.send(exchange, 200, Map.of("Content-Encoding", bomb.encoding), bytes));

            assertThat(reason(fetch(server.address("/bomb"), "127.0.0.1"))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    /** Loopback under its many names; only the spelling that the operator listed is dialled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/secret",
                "http://localhost.:PORT/secret",
                "http://LOCALHOST:PORT/secret",
                "http://anything.localhost:PORT/secret",
                "http://127.0.0.2:PORT/secret",
                "http://127.1:PORT/secret",
                "http://127.0.1:PORT/secret",
                "http://127.0.0.1.:PORT/secret",
                "http://127.000.000.001:PORT/secret",
                "http://0177.0.0.1:PORT/secret",
                "http://0177.0.0.01:PORT/secret",
                "http://017700000001:PORT/secret",
                "http://0x7f.0.0.1:PORT/secret",
                "http://0x7f.1:PORT/secret",
                "http://0x7f000001:PORT/secret",
                "http://0X7F000001:PORT/secret",
                "http://2130706433:PORT/secret",
                "http://4294967295:PORT/secret",
                "http://0:PORT/secret",
                "http://0.0.0.0:PORT/secret",
                "http://[::]:PORT/secret",
                "http://[::1]:PORT/secret",
                "http://[0:0:0:0:0:0:0:1]:PORT/secret",
                "http://[::127.0.0.1]:PORT/secret",
                "http://[::7f00:1]:PORT/secret",
                "http://[::ffff:127.0.0.1]:PORT/secret",
                "http://[::ffff:7f00:1]:PORT/secret",
                "http://[::ffff:0:127.0.0.1]:PORT/secret",
                "http://[64:ff9b::127.0.0.1]:PORT/secret",
                "http://[64:ff9b:1::127.0.0.1]:PORT/secret",
                "http://[2002:7f00:1::]:PORT/secret",
                "http://[2001:0:7f00:1::1]:PORT/secret",
                "http://[fe80::1%25lo]:PORT/secret",
                "http://[::1%25lo]:PORT/secret",
                "http://[fd00:ec2::254]/secret",
                "http://169.254.169.254/secret",
                "http://metadata.google.internal/secret",
                "http://100.100.100.200/secret",
                "http://168.63.129.16/secret",
                "http://10.0.0.1/secret",
                "http://192.168.1.1/secret",
                "http://172.16.0.1/secret",
                "http://100.64.0.1/secret",
                "http://198.18.0.1/secret",
                "http://news.example@127.0.0.1:PORT/secret",
                "http://news.example:80@localhost:PORT/secret",
                "http://127.0.0.1:PORT@localhost:PORT/secret",
                "http://localhost:PORT\\@news.example/secret",
                "http:\\\\localhost:PORT\\secret",
                "http://１２７.0.0.2:PORT/secret",
                "http://127。0。0。2:PORT/secret",
                "http://ⓛocalhost:PORT/secret",
                "//localhost:PORT/secret",
                "\\\\localhost:PORT\\secret",
                "http:/localhost:PORT/secret",
                "http:localhost:PORT/secret",
                "HTTP://localhost:PORT/secret",
                "file:///secret",
                "ftp://127.0.0.1:PORT/secret",
                "gopher://127.0.0.1:PORT/secret",
                "jar:http://127.0.0.1:PORT/secret!/",
                "data:text/html,secret",
                "javascript:alert(1)",
                "dict://127.0.0.1:PORT/secret"
            })
    void aRedirectNeverLeadsInside(String target) {
        try (var inside = new RawServer(client -> client.write(RawServer.ascii(OK + "\r\nsecret")))) {
            var location = target.replace("PORT", String.valueOf(inside.port()));
            var redirect = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
            try (var trap = new RawServer(client -> client.write(redirect.getBytes(StandardCharsets.UTF_8)))) {
                var outcome = fetch(trap.address(), "127.0.0.1:" + trap.port(), "127.0.0.1:" + inside.port());

                assertThat(trap.connections()).isEqualTo(1);
                assertThat(inside.connections()).as("%s: %s", location, outcome).isZero();
                assertThat(outcome).isInstanceOf(Failed.class);
            }
        }
    }

    /** A name that answers well when it is checked and ill when it is dialled gains nothing: both are one look-up. */
    @Test
    void aNameThatChangesItsAddressIsDialledWhereItWasChecked() {
        var asked = new AtomicInteger();
        var rebinding = new Names(() -> List.of(asked.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "127.0.0.2"));
        try (var server = new RawServer(client ->
                        client.write(RawServer.ascii(OK + "Content-Length: 2\r\nConnection: close\r\n\r\nok")));
                var fetcher = fetcher(rebinding, "127.0.0.1")) {
            var address = URI.create("http://news.example:" + server.port() + "/");

            assertThat(fetcher.fetch(FetchRequest.page(address))).isInstanceOf(Fetched.class);
            assertThat(asked).hasValue(1);
            assertThat(reason(fetcher.fetch(FetchRequest.page(address)))).isEqualTo(Reason.ADDRESS_NOT_ALLOWED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void ofSeveralAddressesOnlyThoseThatMayBeDialledAre() throws UnknownHostException {
        var names = new Names(() -> List.of(
                "10.0.0.1", "93.184.215.14", "::ffff:127.0.0.1", "fd00::1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"));
        var resolver = new FilteringDnsResolver(new AllowList(List.of()), true, names);

        assertThat(resolver.resolve("news.example", 443))
                .extracting(dialled -> dialled.getAddress().getHostAddress())
                .containsExactly("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c");
    }

    @Test
    void aLoopOverTwoHostsEndsAfterFiveRedirects() {
        try (var server = new Newspaper()) {
            server.serve(
                    "/a",
                    exchange -> Newspaper.send(
                            exchange,
                            302,
                            Map.of("Location", "http://b.example:" + server.port() + "/b"),
                            new byte[0]));
            server.serve(
                    "/b",
                    exchange -> Newspaper.send(
                            exchange,
                            301,
                            Map.of("Location", "http://a.example:" + server.port() + "/a"),
                            new byte[0]));

            assertThat(reason(fetch(URI.create("http://a.example:" + server.port() + "/a"), "127.0.0.1")))
                    .isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(server.visits("/a").size() + server.visits("/b").size()).isEqualTo(6);
        }
    }
}
