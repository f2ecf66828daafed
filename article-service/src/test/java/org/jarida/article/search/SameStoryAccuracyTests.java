package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often what is shown as one story is one, on labelled pairs; all of them are in one index. */
class SameStoryAccuracyTests {

    @TempDir
    private static Path directory;

    private static Shelf shelf;
    private static final Map<String, List<LabelledNews>> NEWS = new HashMap<>();
    private static final Map<String, Set<String>> TOGETHER = new HashMap<>();

    @BeforeAll
    static void publishAll() {
        shelf = new Shelf(directory);
        for (String language : List.of("ar", "fr")) {
            List<LabelledNews> news = LabelledNews.in(language);
            NEWS.put(language, news);
            for (LabelledNews each : news) {
                shelf.source(each.content().sourceId(), each.content().sourceId(), DisplayPolicy.FULL);
                shelf.put(each.id(), 1, each.content());
            }
        }
        NEWS.values().stream()
                .flatMap(List::stream)
                .forEach(each -> TOGETHER.put(each.id(), new TreeSet<>(shelf.sameStory(each.id()))));
    }

    @AfterAll
    static void close() throws IOException {
        shelf.close();
    }

    /** Pairs told apart: rightly joined, wrongly joined, wrongly apart, rightly apart. */
    private record Confusion(int joined, int mixedUp, int missed, int apart) {

        static Confusion of(List<LabelledNews> news) {
            int[] counts = new int[4];
            for (int one = 0; one < news.size(); one++) {
                for (LabelledNews other : news.subList(one + 1, news.size())) {
                    if (news.get(one).pairsWith(other)) {
                        boolean same = news.get(one).isAboutTheSameAs(other);
                        boolean together = together(news.get(one), other);
                        counts[together ? (same ? 0 : 1) : (same ? 2 : 3)]++;
                    }
                }
            }
            return new Confusion(counts[0], counts[1], counts[2], counts[3]);
        }

        int pairs() {
            return joined + mixedUp + missed + apart;
        }

        double precision() {
            return joined / (double) (joined + mixedUp);
        }

        double recall() {
            return joined / (double) (joined + missed);
        }
    }

    /** Seen from either of them. */
    private static boolean together(LabelledNews one, LabelledNews other) {
        return TOGETHER.get(one.id()).contains(other.id())
                || TOGETHER.get(other.id()).contains(one.id());
    }

    private static List<LabelledNews> news(String language, Predicate<LabelledNews> which) {
        return NEWS.get(language).stream().filter(which).toList();
    }

    @Test
    void thereAreHundredsOfPairsInEachLanguage() {
        assertThat(List.of("ar", "fr"))
                .allSatisfy(language ->
                        assertThat(Confusion.of(NEWS.get(language)).pairs()).isGreaterThanOrEqualTo(250));
    }

    /** On the part that nothing was tuned on; the figures are published in docs/search.md. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "fr"})
    void precisionAndRecallOfPairsHeldOut(String language) {
        Confusion found = Confusion.of(news(language, LabelledNews::heldOut));

        assertThat(found.precision()).as("%s: %s", language, found).isGreaterThanOrEqualTo(0.97);
        assertThat(found.recall()).as("%s: %s", language, found).isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fr"})
    void newsOfDifferentTopicsAreNeverJoined(String language) {
        List<LabelledNews> news = NEWS.get(language);

        for (LabelledNews one : news) {
            assertThat(news.stream()
                            .filter(other -> one.isComparable(other) && !one.pairsWith(other))
                            .filter(other -> together(one, other)))
                    .as(one.content().title())
                    .isEmpty();
        }
    }
}
