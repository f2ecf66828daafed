package org.jarida.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.ingest.raw.RawStore.Packed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of answers keeps to. */
abstract class RawStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));

    private RawStore store;

    abstract RawStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void givesBackWhatWasStored() {
        RawFetch fetch = feed("s", "f", 1, "a1", "a2");
        store.save(fetch, packed("نص"), LATER);

        assertThat(store.find(fetch.key())).contains(fetch);
        assertThat(store.body(fetch.key())).hasValueSatisfying(body -> {
            assertThat(body.bytes()).isEqualTo(packed("نص").bytes());
            assertThat(body.size()).isEqualTo(4);
        });
        assertThat(store.find("nobody")).isEmpty();
        assertThat(store.body("nobody")).isEmpty();
    }

    @Test
    void whatHasTheSameKeyTakesItsPlace() {
        store.save(page("s", "a1", 1), packed("one"), LATER);
        store.save(page("s", "a1", 2), packed("two"), LATER);

        assertThat(store.find(RawFetch.pageKey("a1"))).contains(page("s", "a1", 2));
        assertThat(store.body(RawFetch.pageKey("a1")))
                .hasValueSatisfying(
                        body -> assertThat(body.bytes()).isEqualTo(packed("two").bytes()));
    }

    @Test
    void listsTheFeedsOfASourceLatestFirst() {
        store.save(feed("s", "f", 1), packed(""), LATER);
        store.save(feed("s", "g", 3), packed(""), LATER);
        store.save(feed("s", "f", 2), packed(""), LATER);
        store.save(feed("other", "h", 4), packed(""), LATER);
        store.save(page("s", "a1", 5), packed(""), LATER);

        assertThat(store.feedsOf("s")).containsExactly(feed("s", "g", 3), feed("s", "f", 2), feed("s", "f", 1));
        assertThat(store.feedsOf("nobody")).isEmpty();
    }

    @Test
    void thinsAFeedToItsLatestDocuments() {
        for (int minute = 1; minute <= 5; minute++) {
            store.save(feed("s", "f", minute), packed(""), LATER);
        }
        store.save(feed("s", "g", 1), packed(""), LATER);
        store.save(feed("s", "g", 2), packed(""), LATER);
        store.save(feed("other", "f", 1), packed(""), LATER);
        store.save(page("s", "a1", 1), packed(""), LATER);

        store.thin(2, 1_000);

        assertThat(store.feedsOf("s"))
                .filteredOn(fetch -> fetch.subject().equals("f"))
                .containsExactly(feed("s", "f", 5), feed("s", "f", 4));
        assertThat(store.feedsOf("s"))
                .filteredOn(fetch -> fetch.subject().equals("g"))
                .hasSize(2);
        assertThat(store.feedsOf("other")).hasSize(1);
        assertThat(store.find(RawFetch.pageKey("a1"))).isPresent();
        assertThat(store.body("f:3")).isEmpty();
    }

    @Test
    void erasesWhateverHoldsAnArticle() {
        store.save(feed("s", "f", 1, "a1", "a2"), packed(""), LATER);
        store.save(feed("s", "f", 2, "a2", "a3"), packed(""), LATER);
        store.save(page("s", "a1", 1), packed(""), LATER);
        store.save(page("s", "a3", 1), packed(""), LATER);

        store.eraseArticle("a1");

        assertThat(store.feedsOf("s")).containsExactly(feed("s", "f", 2, "a2", "a3"));
        assertThat(store.body("f:1")).isEmpty();
        assertThat(store.body("f:2")).isPresent();
        assertThat(store.find(RawFetch.pageKey("a1"))).isEmpty();
        assertThat(store.find(RawFetch.pageKey("a3"))).isPresent();
    }

    @Test
    void erasesASource() {
        store.save(feed("s", "f", 1), packed(""), LATER);
        store.save(page("s", "a1", 1), packed(""), LATER);
        store.save(feed("other", "h", 1), packed(""), LATER);

        store.eraseSource("s");

        assertThat(store.feedsOf("s")).isEmpty();
        assertThat(store.find(RawFetch.pageKey("a1"))).isEmpty();
        assertThat(store.feedsOf("other")).hasSize(1);
    }

    @Test
    void erasesWhatHasOutlivedItsTime() {
        RawFetch kept = feed("s", "f", 1);
        RawFetch undecided = feed("s", "f", 2);
        store.save(kept, packed(""), NOW);
        store.save(undecided, packed(""), NOW);
        store.extend(kept.key(), LATER);
        store.extend("nobody", LATER);

        store.eraseExpired(NOW.minusMillis(1));
        assertThat(store.feedsOf("s")).hasSize(2);

        store.eraseExpired(NOW);
        assertThat(store.feedsOf("s")).containsExactly(kept);

        store.eraseExpired(LATER);
        assertThat(store.feedsOf("s")).isEmpty();
    }

    @Test
    void thinsASourceThatTakesTooMuchByItsEarliest() {
        for (int minute = 1; minute <= 5; minute++) {
            store.save(feed("large", "f", minute), packed("ten bytes!"), LATER);
        }
        store.save(page("large", "a1", 6), packed("ten bytes!"), LATER);
        store.save(feed("small", "g", 1), packed("ten bytes!"), LATER);

        store.thin(100, 35);

        assertThat(store.feedsOf("large")).containsExactly(feed("large", "f", 5), feed("large", "f", 4));
        assertThat(store.find(RawFetch.pageKey("a1"))).isPresent();
        assertThat(store.feedsOf("small")).hasSize(1);
    }

    private static RawFetch feed(String source, String feed, int minute, String... articles) {
        return new RawFetch(
                feed + ":" + minute,
                RawKind.FEED,
                source,
                feed,
                "https://example.org/rss",
                "application/rss+xml; charset=windows-1256",
                "\"v1\"",
                null,
                NOW.plus(Duration.ofMinutes(minute)),
                List.of(articles));
    }

    private static RawFetch page(String source, String article, int minute) {
        return new RawFetch(
                RawFetch.pageKey(article),
                RawKind.PAGE,
                source,
                article,
                "https://example.org/" + article,
                "text/html",
                null,
                "Thu, 26 Nov 2026 10:00:00 GMT",
                NOW.plus(Duration.ofMinutes(minute)),
                List.of(article));
    }

    private static Packed packed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Packed(bytes, bytes.length);
    }
}
