package org.jarida.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.Test;

class SourceTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String OLD = "http://example.org/rss";
    private static final String NEW = "https://example.org/feed";
    private static final String OTHER = "https://example.org/sport";

    @Test
    void aMovedFeedIsANewVersionAtTheNewAddress() {
        Source moved = Source.first("s", described(OLD, OTHER), NOW).withFeedMoved(OLD, NEW, NOW);

        assertThat(moved.version()).isEqualTo(2);
        assertThat(moved.pendingSince()).isEqualTo(NOW);
        assertThat(moved.description().feeds())
                .containsExactly(
                        new FeedAddress(NEW, FeedKind.FEED, List.of(OLD)), new FeedAddress(OTHER, FeedKind.FEED));
    }

    @Test
    void whatHasMovedAlreadyOrIsUnknownStays() {
        Source source = Source.first("s", described(OLD), NOW);

        assertThat(source.withFeedMoved(OTHER, NEW, NOW)).isSameAs(source);
        assertThat(source.gone(false, NOW).withFeedMoved(OLD, NEW, NOW).version())
                .isEqualTo(2);
        Source moved = source.withFeedMoved(OLD, NEW, NOW);
        assertThat(moved.withFeedMoved(OLD, NEW, NOW)).isSameAs(moved);
    }

    @Test
    void twoFeedsThatMoveToOneAddressBecomeOne() {
        Source moved = Source.first("s", described(OLD, NEW), NOW).withFeedMoved(OLD, NEW, NOW);

        assertThat(moved.description().feeds()).containsExactly(new FeedAddress(NEW, FeedKind.FEED, List.of(OLD)));
    }

    @Test
    void anEditorsOldAddressMeansTheFeedThatMovedFromIt() {
        Source moved = Source.first("s", described(OLD), NOW).withFeedMoved(OLD, NEW, NOW);
        List<FeedAddress> there = List.of(new FeedAddress(NEW, FeedKind.FEED, List.of(OLD)));

        assertThat(moved.described(described(OLD), NOW).description().feeds()).isEqualTo(there);
        assertThat(moved.described(described(NEW), NOW).description().feeds()).isEqualTo(there);
        assertThat(moved.described(described(OLD, NEW), NOW).description().feeds())
                .isEqualTo(there);
        assertThat(moved.described(described(OLD, OTHER), NOW).description().feeds())
                .containsExactly(there.getFirst(), new FeedAddress(OTHER, FeedKind.FEED));
    }

    @Test
    void aFeedTakenOutAndPutInAgainStartsAtTheAddressGiven() {
        Source moved = Source.first("s", described(OLD), NOW).withFeedMoved(OLD, NEW, NOW);

        Source again = moved.described(described(OTHER), NOW).described(described(OLD), NOW);

        assertThat(again.description().feeds()).containsExactly(new FeedAddress(OLD, FeedKind.FEED));
    }

    @Test
    void remembersEveryAddressOfAFeedThatMovesOnAndBack() {
        Source twice = Source.first("s", described(OLD), NOW)
                .withFeedMoved(OLD, NEW, NOW)
                .withFeedMoved(NEW, OTHER, NOW);
        assertThat(twice.description().feeds())
                .containsExactly(new FeedAddress(OTHER, FeedKind.FEED, List.of(OLD, NEW)));

        assertThat(twice.withFeedMoved(OTHER, OLD, NOW).description().feeds())
                .containsExactly(new FeedAddress(OLD, FeedKind.FEED, List.of(NEW, OTHER)));
    }

    private static Source.Description described(String... urls) {
        List<FeedAddress> feeds =
                Stream.of(urls).map(url -> new FeedAddress(url, FeedKind.FEED)).toList();
        return new Source.Description("name", null, "ar", "UTC", DisplayPolicy.EXCERPT, null, null, Map.of(), feeds);
    }
}
