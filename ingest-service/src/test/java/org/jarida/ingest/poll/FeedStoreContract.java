package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jarida.ingest.charset.CharsetFinding;
import org.jarida.ingest.poll.FeedStore.Claim;
import org.jarida.ingest.poll.FeedStore.Excluded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of feeds keeps to. */
abstract class FeedStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(300);
    private static final PollError FAILURE = new PollError("timeout", 0, "it failed");

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

        assertThat(store.claim(NOW.minusSeconds(1), LEASE_END, Excluded.NOTHING))
                .isEmpty();
        assertThat(store.claim(NOW, LEASE_END, Excluded.NOTHING)).isPresent();
        assertThat(store.claim(NOW, LEASE_END, Excluded.NOTHING)).isEmpty();
        assertThat(store.claim(LEASE_END, LEASE_END.plusSeconds(300), Excluded.NOTHING))
                .isPresent();
    }

    @Test
    void tellsEveryFeedOfEverySource() {
        store.keepOnly("s", List.of(feed("2", NOW), feed("1", NOW)));
        store.keepOnly("other", List.of(feed("3", NOW)));

        assertThat(store.all()).extracting(Feed::id).containsExactly("1", "2", "3");
    }

    @Test
    void manyClaimersNeverShareAFeed() throws InterruptedException {
        store.keepOnly(
                "s", IntStream.range(0, 60).mapToObj(i -> feed("f" + i, NOW)).toList());
        Set<String> claimed = ConcurrentHashMap.newKeySet();
        AtomicInteger claims = new AtomicInteger();
        List<Thread> claimers = IntStream.range(0, 6)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    var claim = store.claim(NOW, LEASE_END, Excluded.NOTHING);
                    while (claim.isPresent()) {
                        claims.incrementAndGet();
                        claimed.add(claim.get().feed().id());
                        claim = store.claim(NOW, LEASE_END, Excluded.NOTHING);
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
    void excludedDomainsAndSourcesAndRestingFeedsAreLeft() {
        store.keepOnly("s", List.of(feed("1", NOW)));
        assertThat(store.claim(NOW, LEASE_END, new Excluded(List.of("example.org"), List.of())))
                .isEmpty();
        assertThat(store.claim(NOW, LEASE_END, new Excluded(List.of(), List.of("s"))))
                .isEmpty();
        store.keepOnly("s", List.of(resting(feed("1", NOW))));
        assertThat(store.claim(NOW, LEASE_END, Excluded.NOTHING)).isEmpty();
    }

    @Test
    void whatAPollFoundOutIsKept() {
        Claim claim = claimed();

        store.finish(claim, succeeded(NOW.plusSeconds(5)), NOW.plusSeconds(5));

        assertThat(store.ofSource("s")).singleElement().satisfies(feed -> {
            assertThat(feed.state()).isEqualTo(known(NOW.plusSeconds(5)));
            assertThat(feed.state().etag()).isEqualTo("\"e\"");
            assertThat(feed.state().lastSuccessAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(feed.state().lastError()).isNull();
            assertThat(feed.dueAt()).isEqualTo(NOW.plusSeconds(605));
        });
        assertThat(store.claim(NOW.plusSeconds(605), LEASE_END.plusSeconds(900), Excluded.NOTHING))
                .isPresent();
    }

    @Test
    void aFeedThatWasNotReachedKeepsItsRecord() {
        store.finish(claimed(), failed(NOW.plusSeconds(5)), NOW.plusSeconds(5));
        Claim claim = store.claim(NOW.plusSeconds(605), LEASE_END.plusSeconds(900), Excluded.NOTHING)
                .orElseThrow();
        FeedState before = claim.feed().state();

        store.finish(claim, new PollReport("busy", before, false, Duration.ofMinutes(1)), NOW.plusSeconds(610));

        assertThat(store.ofSource("s")).singleElement().satisfies(feed -> {
            assertThat(feed.state()).isEqualTo(before);
            assertThat(feed.state().lastPollAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(feed.state().lastError()).isEqualTo(FAILURE);
            assertThat(feed.dueAt()).isEqualTo(NOW.plusSeconds(670));
        });
    }

    @Test
    void onlyTheHolderFinishes() {
        Claim old = claimed();
        store.claim(LEASE_END, LEASE_END.plusSeconds(300), Excluded.NOTHING);

        store.finish(old, succeeded(LEASE_END), LEASE_END.plusSeconds(1));

        assertThat(store.ofSource("s"))
                .singleElement()
                .satisfies(feed -> assertThat(feed.state().etag()).isNull());
    }

    @Test
    void aFeedAskedForDuringItsPollStaysDueAndUnconditional() {
        Claim claim = claimed();
        store.askForAll("s", NOW.plusSeconds(1));

        store.finish(claim, succeeded(NOW.plusSeconds(5)), NOW.plusSeconds(5));

        assertThat(store.claim(NOW.plusSeconds(5), LEASE_END, Excluded.NOTHING))
                .hasValueSatisfying(
                        again -> assertThat(again.feed().state().etag()).isNull());
    }

    @Test
    void aGoneFeedRestsUntilAskedFor() {
        Claim claim = claimed();
        store.finish(
                claim, new PollReport("gone", FeedState.unpolled().failed(FAILURE, NOW), true, Duration.ZERO), NOW);
        assertThat(store.claim(NOW.plus(Duration.ofDays(365)), NOW.plus(Duration.ofDays(366)), Excluded.NOTHING))
                .isEmpty();

        store.askForAll("s", NOW);

        assertThat(store.claim(NOW, LEASE_END, Excluded.NOTHING)).isPresent();
    }

    @Test
    void keepsOnlyTheFeedsOfItsSource() {
        store.keepOnly("s", List.of(feed("1", NOW), feed("2", NOW)));
        store.keepOnly(
                "t", List.of(new Feed("t:1", "t", "https://t.org/", "t.org", NOW, false, false, FeedState.unpolled())));
        store.keepOnly("s", List.of(feed("2", NOW), feed("3", NOW)));

        assertThat(store.ofSource("s")).extracting(Feed::id).containsExactly("2", "3");
        assertThat(store.ofSource("t")).hasSize(1);
        store.keepOnly("s", List.of());
        assertThat(store.ofSource("s")).isEmpty();
    }

    @Test
    void aNewFeedBeginsWithWhatItBringsAndAKnownOneKeepsWhatIsKnown() {
        FeedState brought = known(NOW).moved();
        Feed moved = new Feed("1", "s", "https://example.org/new", "example.org", NOW, false, false, brought);
        store.keepOnly("s", List.of(moved));
        store.keepOnly("s", List.of(feed("1", NOW)));

        assertThat(store.ofSource("s")).singleElement().satisfies(feed -> {
            assertThat(feed.state()).isEqualTo(brought);
            assertThat(feed.state().move()).isNull();
        });
    }

    @Test
    void tellsHowMuchItIsOverdue() {
        store.keepOnly("s", List.of(feed("1", NOW), feed("2", NOW.plusSeconds(60))));
        assertThat(store.mostOverdue(NOW.plusSeconds(90))).contains(NOW);
        assertThat(store.mostOverdue(NOW.minusSeconds(1))).isEmpty();
    }

    private Claim claimed() {
        store.keepOnly("s", List.of(feed("1", NOW)));
        return store.claim(NOW, LEASE_END, Excluded.NOTHING).orElseThrow();
    }

    private static PollReport succeeded(Instant at) {
        return new PollReport("changed", known(at), false, Duration.ofMinutes(10));
    }

    private static FeedState known(Instant at) {
        FeedState.Body body = new FeedState.Body(
                "\"e\"", null, "hash", List.of(new FeedState.Part("https://example.org/part.xml", null, "yesterday")));
        Rhythm rhythm = Rhythm.UNKNOWN.with(List.of(at.minusSeconds(60), at), at);
        FeedState.Reading reading = new FeedState.Reading(
                new CharsetFinding("utf-8", null, "windows-1256", "windows-1256"), 600L, rhythm, 3);
        return FeedState.unpolled().succeeded(body, reading, Duration.ofMinutes(5), "https://example.org/new", at);
    }

    private static PollReport failed(Instant at) {
        return new PollReport("failed", FeedState.unpolled().failed(FAILURE, at), false, Duration.ofMinutes(10));
    }

    private static Feed feed(String id, Instant dueAt) {
        return feed(id, dueAt, false);
    }

    private static Feed resting(Feed feed) {
        return feed(feed.id(), feed.dueAt(), true);
    }

    private static Feed feed(String id, Instant dueAt, boolean resting) {
        return new Feed(
                id, "s", "https://example.org/" + id, "example.org", dueAt, resting, false, FeedState.unpolled());
    }
}
