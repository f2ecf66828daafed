package org.jarida.article.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sources does. */
abstract class SourceStoreContract {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    private SourceStore store;

    abstract SourceStore emptyStore();

    @BeforeEach
    void start() {
        store = emptyStore();
    }

    @Test
    void aSourceComesBackAsItWasDescribed() {
        store.apply(List.of(new SourceChanged(
                "alquds",
                1,
                "القدس",
                "https://q.example/",
                "ar",
                "Africa/Casablanca",
                DisplayPolicy.FULL,
                "CC BY",
                "ق",
                AT)));

        assertThat(store.find("alquds"))
                .contains(new Source(
                        "alquds",
                        "القدس",
                        "https://q.example/",
                        "ar",
                        ZoneId.of("Africa/Casablanca"),
                        DisplayPolicy.FULL,
                        "CC BY",
                        "ق",
                        true));
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void onlyAHigherVersionChangesIt() {
        store.apply(List.of(changed("alquds", 3, "ج"), changed("alquds", 2, "ب"), changed("alquds", 3, "مكرر")));
        store.apply(List.of(changed("alquds", 1, "أ")));

        assertThat(store.find("alquds").orElseThrow().name()).isEqualTo("ج");
    }

    @Test
    void aRemovedSourceKeepsItsNameAndItsArticlesTheirCredit() {
        store.apply(List.of(changed("alquds", 1, "القدس"), new SourceRemoved("alquds", 2, AT)));

        assertThat(store.find("alquds").orElseThrow())
                .returns(false, Source::followed)
                .returns("القدس", Source::name);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void aRemovalAndAnOlderDescriptionMakeTheSameInEitherOrder() {
        List<SourceEvent> events = List.of(new SourceRemoved("alquds", 2, AT), changed("alquds", 1, "القدس"));
        store.apply(events);
        Source one = store.find("alquds").orElseThrow();
        SourceStore other = emptyStore();
        other.apply(events.reversed());

        assertThat(one).isEqualTo(other.find("alquds").orElseThrow());
        assertThat(one.followed()).isFalse();
    }

    @Test
    void aSourceThatComesBackIsFollowedAgain() {
        store.apply(List.of(
                changed("alquds", 1, "القدس"), new SourceRemoved("alquds", 2, AT), changed("alquds", 3, "القدس")));

        assertThat(store.find("alquds").orElseThrow().followed()).isTrue();
    }

    @Test
    void everyIdThatIsAskedIsDescribedTheStrictWayWhenUnknown() {
        store.apply(List.of(changed("alquds", 1, "القدس")));

        assertThat(store.describe(Set.of("alquds", "nobody")))
                .hasSize(2)
                .containsEntry("nobody", Source.undescribed("nobody", true));
        assertThat(store.describe(Set.of("nobody")).get("nobody").policy()).isEqualTo(DisplayPolicy.LINK);
        assertThat(store.describe(Set.of())).isEmpty();
    }

    @Test
    void aZoneThatJavaDoesNotKnowIsReadAsUtc() {
        store.apply(List.of(new SourceChanged(
                "alquds", 1, "القدس", null, "ar", "Mars/Olympus", DisplayPolicy.FULL, null, null, AT)));

        assertThat(store.find("alquds").orElseThrow().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void allAreListedByName() {
        store.apply(List.of(changed("b", 1, "ب"), changed("a", 1, "ت"), changed("c", 1, "أ")));

        assertThat(store.all()).extracting(Source::id).containsExactly("c", "b", "a");
    }

    private static SourceChanged changed(String id, long version, String name) {
        return new SourceChanged(id, version, name, null, "ar", "UTC", DisplayPolicy.EXCERPT, null, null, AT);
    }
}
