package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FreshnessTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Asked asked = new Asked();
    private final AtomicLong nanos = new AtomicLong();
    private final Freshness freshness = new Freshness(asked, nanos::get);

    @Test
    void theSameSourcesAreLookedUpOnceInTenSeconds() {
        assertThat(freshness.newestOf(List.of("a"))).containsEntry("a", NOON);
        nanos.set(Duration.ofSeconds(9).toNanos());
        freshness.newestOf(List.of("a"));
        assertThat(asked.questions).hasSize(1);

        nanos.set(Duration.ofSeconds(11).toNanos());
        freshness.newestOf(List.of("a"));
        assertThat(asked.questions).hasSize(2);
    }

    @Test
    void aSourceThatIsNewIsLookedUpAtOnce() {
        assertThat(freshness.newestOf(List.of("a"))).containsOnlyKeys("a");
        assertThat(freshness.newestOf(List.of("a", "b"))).containsOnlyKeys("a", "b");
    }

    /** Every source has brought an article at noon. */
    private static final class Asked implements Listings {

        private final List<Set<String>> questions = new ArrayList<>();

        @Override
        public Map<String, Instant> newestOf(Collection<String> sourceIds) {
            questions.add(Set.copyOf(sourceIds));
            return sourceIds.stream().collect(Collectors.toMap(Function.identity(), _ -> NOON));
        }

        @Override
        public List<Listing> between(Instant from, Instant to, Set<String> exceptSources, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> newestBefore(Instant time, Set<String> exceptSources) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int count(Instant from, Instant to, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<List<String>> newestLabels(int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
