package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jarida.ingest.poll.FeedStore.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of feeds keeps to. */
abstract class FeedStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(300);

    private FeedStore store;

    abstract FeedStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void aFeedIsClaimedOnceUntilItsLeaseEnds() {
        store.keepOnly("s", List.of(feed("1", NOW)));

        assertThat(store.claim(NOW.minusSeconds(1), LEASE_END, List.of())).isEmpty();
        assertThat(store.claim(NOW, LEASE_END, List.of())).isPresent();
        assertThat(store.claim(NOW, LEASE_END, List.of())).isEmpty();
        assertThat(store.claim(LEASE_END, LEASE_END.plusSeconds(300), List.of()))
                .isPresent();
    }

    @Test
    void manyClaimersNeverShareAFeed() throws InterruptedException {
        store.keepOnly(
                "s", IntStream.range(0, 60).mapToObj(i -> feed("f" + i, NOW)).toList());
        Set<String> claimed = ConcurrentHashMap.newKeySet();
        AtomicInteger claims = new AtomicInteger();
        List<Thread> claimers = IntStream.range(0, 6)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    var claim = store.claim(NOW, LEASE_END, List.of());
                    while (claim.isPresent()) {
                        claims.incrementAndGet();
                        claimed.add(claim.get().feed().id());
                        claim = store.claim(NOW, LEASE_END, List.of());
                    }
                }))
                .toList();
        for (Thread claimer : claimers) {
            claimer.join();
        }

        assertThat(claimed).hasSize(60);
        assertThat(claims).hasValue(60);
    }

    @Test
    void excludedDomainsAndRestingFeedsAreLeft() {
        store.keepOnly("s", List.of(feed("1", NOW)));
        assertThat(store.claim(NOW, LEASE_END, List.of("example.org"))).isEmpty();
        store.keepOnly("s", List.of(resting(feed("1", NOW))));
        assertThat(store.claim(NOW, LEASE_END, List.of())).isEmpty();
    }

    @Test
    void whatAPollFoundOutIsKept() {
        Claim claim = claimed();

        store.finish(claim, report("\"e\"", null, false), NOW.plusSeconds(5));

        assertThat(store.ofSource("s")).singleElement().satisfies(feed -> {
            assertThat(feed.etag()).isEqualTo("\"e\"");
            assertThat(feed.lastSuccessAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(feed.lastError()).isNull();
            assertThat(feed.dueAt()).isEqualTo(NOW.plusSeconds(605));
        });
        assertThat(store.claim(NOW.plusSeconds(605), LEASE_END.plusSeconds(900), List.of()))
                .isPresent();
    }

    @Test
    void aFeedThatWasNotReachedKeepsItsRecord() {
        store.finish(claimed(), report("\"e\"", "it failed", false), NOW.plusSeconds(5));
        Claim claim = store.claim(NOW.plusSeconds(605), LEASE_END.plusSeconds(900), List.of())
                .orElseThrow();
        PollReport notReached = new PollReport(
                "busy", false, "\"e\"", null, null, null, 1, false, Duration.ofMinutes(5), Duration.ofMinutes(1));

        store.finish(claim, notReached, NOW.plusSeconds(610));

        assertThat(store.ofSource("s")).singleElement().satisfies(feed -> {
            assertThat(feed.lastPollAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(feed.lastSuccessAt()).isNull();
            assertThat(feed.lastError()).isEqualTo("it failed");
            assertThat(feed.failures()).isEqualTo(1);
            assertThat(feed.dueAt()).isEqualTo(NOW.plusSeconds(670));
        });
    }

    @Test
    void onlyTheHolderFinishes() {
        Claim old = claimed();
        store.claim(LEASE_END, LEASE_END.plusSeconds(300), List.of());

        store.finish(old, report("\"late\"", null, false), LEASE_END.plusSeconds(1));

        assertThat(store.ofSource("s"))
                .singleElement()
                .satisfies(feed -> assertThat(feed.etag()).isNull());
    }

    @Test
    void aFeedAskedForDuringItsPollStaysDueAndUnconditional() {
        Claim claim = claimed();
        store.askForAll("s", NOW.plusSeconds(1));

        store.finish(claim, report("\"e\"", null, false), NOW.plusSeconds(5));

        assertThat(store.claim(NOW.plusSeconds(5), LEASE_END, List.of()))
                .hasValueSatisfying(again -> assertThat(again.feed().etag()).isNull());
    }

    @Test
    void aGoneFeedRestsUntilAskedFor() {
        Claim claim = claimed();
        store.finish(claim, report(null, "gone", true), NOW);
        assertThat(store.claim(NOW.plus(Duration.ofDays(365)), NOW.plus(Duration.ofDays(366)), List.of()))
                .isEmpty();

        store.askForAll("s", NOW);

        assertThat(store.claim(NOW, LEASE_END, List.of())).isPresent();
    }

    @Test
    void keepsOnlyTheFeedsOfItsSource() {
        store.keepOnly("s", List.of(feed("1", NOW), feed("2", NOW)));
        store.keepOnly(
                "t",
                List.of(new Feed(
                        "t:1",
                        "t",
                        "https://t.org/",
                        "t.org",
                        NOW,
                        false,
                        false,
                        null,
                        null,
                        null,
                        300,
                        0,
                        null,
                        null,
                        null)));
        store.keepOnly("s", List.of(feed("2", NOW), feed("3", NOW)));

        assertThat(store.ofSource("s")).extracting(Feed::id).containsExactly("2", "3");
        assertThat(store.ofSource("t")).hasSize(1);
        store.keepOnly("s", List.of());
        assertThat(store.ofSource("s")).isEmpty();
    }

    @Test
    void tellsHowMuchItIsOverdue() {
        store.keepOnly("s", List.of(feed("1", NOW), feed("2", NOW.plusSeconds(60))));
        assertThat(store.mostOverdue(NOW.plusSeconds(90))).contains(NOW);
        assertThat(store.mostOverdue(NOW.minusSeconds(1))).isEmpty();
    }

    private Claim claimed() {
        store.keepOnly("s", List.of(feed("1", NOW)));
        return store.claim(NOW, LEASE_END, List.of()).orElseThrow();
    }

    private static PollReport report(String etag, String error, boolean gone) {
        return new PollReport(
                "x",
                true,
                etag,
                null,
                null,
                error,
                error == null ? 0 : 1,
                gone,
                Duration.ofMinutes(5),
                Duration.ofMinutes(10));
    }

    private static Feed feed(String id, Instant dueAt) {
        return new Feed(
                id,
                "s",
                "https://example.org/" + id,
                "example.org",
                dueAt,
                false,
                false,
                null,
                null,
                null,
                300,
                0,
                null,
                null,
                null);
    }

    private static Feed resting(Feed feed) {
        return new Feed(
                feed.id(),
                feed.sourceId(),
                feed.url(),
                feed.domain(),
                feed.dueAt(),
                true,
                false,
                null,
                null,
                null,
                300,
                0,
                null,
                null,
                null);
    }
}
