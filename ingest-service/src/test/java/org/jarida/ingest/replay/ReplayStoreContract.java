package org.jarida.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jarida.ingest.replay.ReplayStore.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of replays keeps to. */
abstract class ReplayStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant LEASE = NOW.plusSeconds(120);
    private static final ReplayProgress SOME = new ReplayProgress(3, 1, 1, 4, 0);

    private ReplayStore store;

    abstract ReplayStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void whatIsAskedForIsTakenOnceTheEarliestFirst() {
        Replay source = Replay.ofSource("s", NOW);
        Replay article = Replay.ofArticle("s", "a1", NOW.minusSeconds(1));
        store.request(source);
        store.request(article);

        assertThat(store.claim(NOW, LEASE).map(Claim::replay)).contains(article);
        assertThat(store.claim(NOW, LEASE).map(Claim::replay)).contains(source);
        assertThat(store.claim(NOW, LEASE)).isEmpty();
        assertThat(store.find(source.id())).contains(source);
    }

    @Test
    void anotherTakesItWhenTheLeaseEnds() {
        store.request(Replay.ofSource("s", NOW));
        Claim killed = store.claim(NOW, LEASE).orElseThrow();

        Claim other = store.claim(LEASE, LEASE.plusSeconds(120)).orElseThrow();

        assertThat(store.progress(killed, SOME, LEASE)).isFalse();
        assertThat(store.progress(other, SOME, LEASE)).isTrue();
    }

    @Test
    void tellingHowItGoesHoldsIt() {
        store.request(Replay.ofSource("s", NOW));
        Claim claim = store.claim(NOW, LEASE).orElseThrow();

        assertThat(store.progress(claim, SOME, LEASE.plusSeconds(60))).isTrue();

        assertThat(store.claim(LEASE, LEASE.plusSeconds(120))).isEmpty();
        assertThat(store.find("source:s").orElseThrow().progress()).isEqualTo(SOME);
        assertThat(store.find("source:s").orElseThrow().finishedAt()).isNull();
    }

    @Test
    void oneThatIsDoneIsNotTakenAgainUntilItIsAskedFor() {
        store.request(Replay.ofSource("s", NOW));
        store.finish(store.claim(NOW, LEASE).orElseThrow(), SOME, NOW.plusSeconds(5));

        assertThat(store.claim(LEASE, LEASE.plusSeconds(120))).isEmpty();
        assertThat(store.find("source:s")).hasValueSatisfying(done -> {
            assertThat(done.finishedAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(done.progress()).isEqualTo(SOME);
        });

        store.request(Replay.ofSource("s", LEASE));
        assertThat(store.claim(LEASE, LEASE.plusSeconds(120))).isPresent();
    }

    @Test
    void oneAskedForWhileItGoesIsBegunAgain() {
        store.request(Replay.ofSource("s", NOW));
        Claim claim = store.claim(NOW, LEASE).orElseThrow();
        store.request(Replay.ofSource("s", NOW.plusSeconds(1)));

        assertThat(store.progress(claim, SOME, LEASE)).isFalse();
        store.finish(claim, SOME, NOW.plusSeconds(2));

        assertThat(store.claim(NOW.plusSeconds(2), LEASE)).isPresent();
    }

    @Test
    void oneGivenBackWaits() {
        store.request(Replay.ofSource("s", NOW));
        store.giveBack(store.claim(NOW, LEASE).orElseThrow(), NOW.plusSeconds(60));

        assertThat(store.claim(NOW.plusSeconds(59), LEASE)).isEmpty();
        Optional<Claim> again = store.claim(NOW.plusSeconds(60), LEASE);
        assertThat(again).isPresent();
    }
}
