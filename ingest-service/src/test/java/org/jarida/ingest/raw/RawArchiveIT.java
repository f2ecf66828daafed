package org.jarida.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.source.FeedKind;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What the archive keeps, and for how long. */
class RawArchiveIT {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(30);

    private final MutableClock clock = new MutableClock(NOW);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final MongoDatabase database = TestStore.freshDatabase();
    private RawArchive archive;

    @BeforeEach
    void open() {
        RawStore store = new MongoRawStore(database);
        store.ensureIndexes();
        RawSettings settings = new RawSettings(3, KEEP, DataSize.ofKilobytes(10), DataSize.ofKilobytes(100));
        archive = new RawArchive(store, settings, clock, metrics);
    }

    /** Not an exception that anything handles: as after a kill, nothing more is done. */
    private static final class Killed extends Error {}

    @Test
    void bytesAndTheHeadersThatCountAreKept() {
        byte[] body = "<rss>خبر</rss>".getBytes(StandardCharsets.UTF_8);
        keep(fetched(body));

        assertThat(archive.feedsOf("s")).singleElement().satisfies(fetch -> {
            assertThat(fetch.kind()).isEqualTo(RawKind.FEED);
            assertThat(fetch.subject()).isEqualTo("f");
            assertThat(fetch.address()).isEqualTo("https://example.org/rss");
            assertThat(fetch.contentType()).isEqualTo("application/rss+xml; charset=windows-1256");
            assertThat(fetch.etag()).isEqualTo("\"v1\"");
            assertThat(fetch.lastModified()).isEqualTo("Thu, 26 Nov 2026 10:00:00 GMT");
            assertThat(fetch.fetchedAt()).isEqualTo(NOW);
            assertThat(archive.body(fetch))
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(body));
        });
    }

    @Test
    void theSameBytesAreKeptOnce() {
        keep(fetched("<rss/>"));
        clock.advance(Duration.ofHours(1));
        keep(fetched("<rss/>"));

        assertThat(archive.feedsOf("s"))
                .singleElement()
                .satisfies(fetch -> assertThat(fetch.fetchedAt()).isEqualTo(clock.instant()));
    }

    @Test
    void theLastDocumentsOfAFeedAndTheLastPageOfAnArticleAreKept() {
        for (int i = 1; i <= 5; i++) {
            keep(fetched("<rss>" + i + "</rss>"));
            keepPage("<html>" + i + "</html>");
            clock.advance(Duration.ofMinutes(5));
        }

        archive.thin();

        assertThat(archive.feedsOf("s"))
                .extracting(fetch -> text(archive.body(fetch).orElseThrow()))
                .containsExactly("<rss>5</rss>", "<rss>4</rss>", "<rss>3</rss>");
        assertThat(archive.page("a1"))
                .hasValueSatisfying(page ->
                        assertThat(text(archive.body(page).orElseThrow())).isEqualTo("<html>5</html>"));
    }

    @Test
    void whatIsTooLargeIsNotKeptAndSaysSo() {
        byte[] noise = new byte[11_000];
        new Random(1).nextBytes(noise);
        keep(fetched(noise));

        assertThat(archive.feedsOf("s")).isEmpty();
        assertThat(metrics.counter("jarida.raw", "outcome", "too-large").count())
                .isEqualTo(1);
    }

    @Test
    void whatIsTooOldGoes() {
        keep(fetched("<rss>old</rss>"));
        clock.advance(KEEP.minusDays(1));
        keep(fetched("<rss>young</rss>"));
        clock.advance(Duration.ofDays(1));

        archive.sweep();

        assertThat(archive.feedsOf("s"))
                .singleElement()
                .satisfies(fetch ->
                        assertThat(text(archive.body(fetch).orElseThrow())).isEqualTo("<rss>young</rss>"));
    }

    @Test
    void nothingIsKeptOfAnArticleThatIsWithdrawnMeanwhile() {
        RawFetch fetch = RawFetch.feed("s", "f", FeedKind.FEED, fetched("<rss/>"), NOW, List.of("a1"));
        archive.keep(fetch, body("<rss/>"), () -> false);

        assertThat(archive.feedsOf("s")).isEmpty();
    }

    @Test
    void nothingStaysOfWhatAKilledKeeperLeftUndecided() {
        RawFetch fetch = RawFetch.feed("s", "f", FeedKind.FEED, fetched("<rss/>"), NOW, List.of("a1"));
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> archive.keep(fetch, body("<rss/>"), () -> {
                    throw new Killed();
                }));

        clock.advance(RawArchive.UNDECIDED);
        archive.sweep();

        assertThat(archive.feedsOf("s")).isEmpty();
    }

    /** The takedown comes between the two writes of the keeper, who is killed after the second. */
    @Test
    void noBodyIsLeftAlone() {
        RawFetch fetch = RawFetch.feed("s", "f", FeedKind.FEED, fetched("<rss/>"), NOW, List.of("a1"));
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> archive.keep(fetch, body("<rss/>"), () -> {
                    database.getCollection("raw_fetches").deleteMany(new Document());
                    throw new Killed();
                }));
        keepPage("<html/>");
        assertThat(archive.body(fetch)).isPresent();

        archive.thin();

        assertThat(archive.body(fetch)).isEmpty();
        assertThat(archive.page("a1").flatMap(archive::body)).isPresent();
    }

    private void keep(FetchOutcome.Fetched fetched) {
        RawFetch fetch = RawFetch.feed("s", "f", FeedKind.FEED, fetched, clock.instant(), List.of("a1"));
        archive.keep(fetch, fetched.body(), () -> true);
    }

    private void keepPage(String html) {
        RawFetch page = RawFetch.page("s", "a1", fetched(html), clock.instant());
        archive.keep(page, body(html), () -> true);
    }

    private static FetchOutcome.Fetched fetched(String body) {
        return fetched(body(body));
    }

    private static FetchOutcome.Fetched fetched(byte[] body) {
        return new FetchOutcome.Fetched(
                URI.create("https://example.org/rss"),
                body,
                "application/rss+xml; charset=windows-1256",
                "\"v1\"",
                "Thu, 26 Nov 2026 10:00:00 GMT",
                null,
                List.of(),
                null);
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
