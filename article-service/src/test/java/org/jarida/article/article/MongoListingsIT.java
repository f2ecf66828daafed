package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.id;
import static org.jarida.article.article.Entries.withdrawn;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sitemaps read, from the documents as the store of articles writes them. */
class MongoListingsIT {

    private static final Instant AT = Instant.parse("2025-11-22T08:00:00.125Z");

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoListings listings = new MongoListings(database);

    @BeforeEach
    void fill() {
        MongoArticleStore store = new MongoArticleStore(database);
        store.write(List.of(
                Filing.of(null, List.of(discovered(id(1), content("alayyam", "ar-MA", "أول", AT))), AT),
                Filing.of(null, List.of(discovered(id(2), content("lematin", "fr", "Deux", AT.plusSeconds(1)))), AT),
                Filing.of(null, List.of(discovered(id(3), content("alayyam", "ar", "ثالث", AT.plusSeconds(2)))), AT),
                Filing.of(
                        null,
                        List.of(
                                discovered(id(4), content("alayyam", "ar", "سُحب", AT.plusSeconds(2))),
                                withdrawn(id(4), 2)),
                        AT)));
    }

    @Test
    void articlesBetweenTwoTimesAreNewestFirstAndTheWithdrawnAreNot() {
        assertThat(listings.between(AT, AT.plusSeconds(3), Set.of(), 9))
                .extracting(Listing::title)
                .containsExactly("ثالث", "Deux", "أول");
        assertThat(listings.between(AT, AT.plusSeconds(2), Set.of(), 9)).hasSize(2);
        assertThat(listings.between(AT, AT.plusSeconds(3), Set.of("alayyam"), 9))
                .containsExactly(new Listing(id(2), "lematin", "Deux", "fr", AT.plusSeconds(1), null));
        assertThat(listings.between(AT, AT.plusSeconds(3), Set.of(), 1)).hasSize(1);
    }

    @Test
    void theNewestBeforeATimeIsFoundWithoutThoseOfSomeSources() {
        assertThat(listings.newestBefore(AT.plusSeconds(9), Set.of())).contains(AT.plusSeconds(2));
        assertThat(listings.newestBefore(AT.plusSeconds(2), Set.of())).contains(AT.plusSeconds(1));
        assertThat(listings.newestBefore(AT.plusSeconds(9), Set.of("alayyam"))).contains(AT.plusSeconds(1));
        assertThat(listings.newestBefore(AT, Set.of())).isEmpty();
    }

    @Test
    void countingStopsAtANumber() {
        assertThat(listings.count(AT, AT.plusSeconds(9), 10)).isEqualTo(3);
        assertThat(listings.count(AT, AT.plusSeconds(9), 2)).isEqualTo(2);
        assertThat(listings.count(AT.plusSeconds(5), AT.plusSeconds(9), 2)).isZero();
    }

    @Test
    void theNewestOfEachSourceIsFoundAndOneThatHasNoneIsLeftOut() {
        assertThat(listings.newestOf(List.of("alayyam", "lematin", "nobody")))
                .isEqualTo(Map.of("alayyam", AT.plusSeconds(2), "lematin", AT.plusSeconds(1)));
    }

    @Test
    void theLabelsOfTheNewestAreRead() {
        assertThat(listings.newestLabels(2)).containsExactly(List.of("سياسة"), List.of("سياسة"));
    }
}
