package org.jarida.article.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sources does. */
abstract class SourceStoreContract {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final SourceDescription WHOLE = new SourceDescription(
            "القدس", "https://q.example/", "ar", "Africa/Casablanca", DisplayPolicy.FULL, "CC BY", "ق");

    private SourceStore store;

    abstract SourceStore emptyStore();

    @BeforeEach
    void start() {
        store = emptyStore();
    }

    @Test
    void aSourceComesBackAsItWasDescribed() {
        store.apply(List.of(SourceEvents.changed("alquds", 1, WHOLE)));

        assertThat(store.find("alquds")).contains(whole(true));
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void onlyAHigherVersionChangesIt() {
        store.apply(List.of(changed("alquds", 3, "ج"), changed("alquds", 2, "ب"), changed("alquds", 3, "مكرر")));
        store.apply(List.of(changed("alquds", 1, "أ")));

        assertThat(store.find("alquds").orElseThrow().name()).isEqualTo("ج");
    }

    @Test
    void aRemovedSourceIsListedNoLongerButKeepsItsDescription() {
        store.apply(List.of(SourceEvents.changed("alquds", 1, WHOLE), new SourceRemoved("alquds", 2, WHOLE, AT)));

        assertThat(store.find("alquds")).contains(whole(false));
        assertThat(store.describe(Set.of("alquds"))).containsEntry("alquds", whole(false));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void thoseOfWhichOnlyTheLinkMayBeShownAreKnownFollowedOrNot() {
        store.apply(List.of(
                SourceEvents.changed("whole", 1, "أ", DisplayPolicy.FULL),
                SourceEvents.changed("part", 1, "ب", DisplayPolicy.EXCERPT),
                SourceEvents.changed("link", 1, "ج", DisplayPolicy.LINK),
                SourceEvents.removed("left", 1, "د", DisplayPolicy.LINK),
                SourceEvents.changed("new-word", 1, "ه", DisplayPolicy.UNKNOWN)));

        assertThat(store.linkOnly()).containsExactlyInAnyOrder("link", "left", "new-word");
    }

    @Test
    void aRemovalAloneTellsTheWholeDescription() {
        store.apply(List.of(new SourceRemoved("alquds", 2, WHOLE, AT)));

        assertThat(store.find("alquds")).contains(whole(false));
    }

    @Test
    void aRemovalAndAnOlderDescriptionMakeTheSameInEitherOrder() {
        List<SourceEvent> events = List.of(removed("alquds", 2, "القدس"), changed("alquds", 1, "قديم"));
        store.apply(events);
        Source one = store.find("alquds").orElseThrow();
        SourceStore other = emptyStore();
        other.apply(events.reversed());

        assertThat(one).isEqualTo(other.find("alquds").orElseThrow());
        assertThat(one).returns(false, Source::followed).returns("القدس", Source::name);
    }

    @Test
    void aSourceThatComesBackIsFollowedAgain() {
        store.apply(List.of(
                changed("alquds", 1, "القدس"), removed("alquds", 2, "القدس"), changed("alquds", 3, "القدس العربي")));
        store.apply(List.of(removed("alquds", 2, "القدس")));

        assertThat(store.find("alquds").orElseThrow())
                .returns(true, Source::followed)
                .returns("القدس العربي", Source::name);
    }

    @Test
    void everyIdThatIsAskedIsDescribedTheStrictWayWhenUnknown() {
        store.apply(List.of(changed("alquds", 1, "القدس")));

        assertThat(store.describe(Set.of("alquds", "nobody")))
                .hasSize(2)
                .containsEntry("nobody", Source.undescribed("nobody"));
        assertThat(store.describe(Set.of("nobody")).get("nobody").policy()).isEqualTo(DisplayPolicy.LINK);
        assertThat(store.describe(Set.of())).isEmpty();
    }

    @Test
    void aZoneThatJavaDoesNotKnowIsReadAsUtc() {
        store.apply(List.of(SourceEvents.changed(
                "alquds", 1, SourceEvents.description("القدس", "Mars/Olympus", DisplayPolicy.FULL))));

        assertThat(store.find("alquds").orElseThrow().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void allAreListedByName() {
        store.apply(List.of(changed("b", 1, "ب"), changed("a", 1, "ت"), changed("c", 1, "أ")));

        assertThat(store.all()).extracting(Source::id).containsExactly("c", "b", "a");
    }

    private static SourceChanged changed(String id, long version, String name) {
        return SourceEvents.changed(id, version, name, DisplayPolicy.EXCERPT);
    }

    private static SourceRemoved removed(String id, long version, String name) {
        return SourceEvents.removed(id, version, name, DisplayPolicy.EXCERPT);
    }

    /** What is read of a source described by {@link #WHOLE}. */
    private static Source whole(boolean followed) {
        return new Source(
                "alquds",
                "القدس",
                "https://q.example/",
                "ar",
                ZoneId.of("Africa/Casablanca"),
                DisplayPolicy.FULL,
                "CC BY",
                "ق",
                followed);
    }
}
