package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.article.article.Article;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.WithdrawalReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameStoryTests {

    private static final String TITLE = "حريق مهول يأتي على سوق القصب بوادي الزيتون";
    private static final String LEAD = "التهمت النيران أزيد من 150 دكانا في سوق القصب بوادي الزيتون ليلة الثلاثاء.";
    private static final String OTHER_TITLE = "سوق القصب بوادي الزيتون يحترق والنيران تلتهم 150 دكانا";

    @TempDir
    private Path directory;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(directory);
        for (String source : List.of("alfajr", "albilad", "assahil")) {
            shelf.source(source, source, DisplayPolicy.FULL);
        }
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    private static ArticleContent content(String source, String title, Duration ago) {
        return LabelledNews.content(source, "ar", title, LEAD, Shelf.NOW.minus(ago));
    }

    @Test
    void whoPublishedFirstComesFirst() {
        String later = shelf.add(content("alfajr", TITLE, Duration.ofHours(1)));
        String first = shelf.add(content("albilad", OTHER_TITLE, Duration.ofHours(2)));
        String alone = shelf.add(LabelledNews.content(
                "assahil", "ar", "وزير التربية يعلن مواعيد الامتحانات", "تنطلق في يونيو المقبل.", Shelf.NOW));

        assertThat(shelf.sameStory(later)).containsExactly(first, later);
        assertThat(shelf.sameStory(first)).containsExactly(first, later);
        assertThat(shelf.sameStory(alone)).isEmpty();
        assertThat(shelf.stories.of(List.of(shelf.shown(later), shelf.shown(alone))))
                .containsOnlyKeys(later);
    }

    @Test
    void articlesOfOneSourceDoNotJoinEachOtherButAThirdJoinsThem() {
        String one = shelf.add(content("alfajr", TITLE, Duration.ofHours(3)));
        String again = shelf.add(content("alfajr", OTHER_TITLE, Duration.ofHours(2)));
        assertThat(shelf.sameStory(one)).isEmpty();

        String third = shelf.add(content("albilad", OTHER_TITLE, Duration.ofHours(1)));

        assertThat(shelf.sameStory(one)).containsExactly(one, again, third);
    }

    @Test
    void anArticleThatTheIndexDoesNotHaveYetIsInNoStory() {
        shelf.show(Shelf.id(9), 1, content("alfajr", TITLE, Duration.ofHours(1)));
        assertThat(shelf.sameStory(Shelf.id(9))).as("nothing is in the index").isEmpty();

        String other = shelf.add(content("albilad", OTHER_TITLE, Duration.ofHours(2)));

        assertThat(shelf.sameStory(Shelf.id(9))).isEmpty();
        assertThat(shelf.sameStory(other)).isEmpty();
    }

    @Test
    void whatIsRememberedHoldsNoNewArticleBack() {
        IndexedStories remembering = new IndexedStories(shelf.index, shelf.articles, Duration.ofHours(1));
        Article first = shelf.shown(shelf.add(content("alfajr", TITLE, Duration.ofHours(2))));
        assertThat(remembering.of(List.of(first))).isEmpty();

        Article second = shelf.shown(shelf.add(content("albilad", OTHER_TITLE, Duration.ofHours(1))));
        assertThat(remembering.of(List.of(first, second)).values())
                .as("of both, whichever was asked for before")
                .containsExactly(List.of(first, second), List.of(first, second));

        shelf.hide(second.id());
        assertThat(remembering.of(List.of(first))).isEmpty();
    }

    @Test
    void theSameWordsDaysLaterAreAnotherStory() {
        String one = shelf.add(content("alfajr", TITLE, Duration.ofHours(73)));
        shelf.add(content("albilad", TITLE, Duration.ZERO));

        assertThat(shelf.sameStory(one)).isEmpty();
    }

    @Test
    void languagesAreApart() {
        String one = shelf.add(content("alfajr", TITLE, Duration.ZERO));
        shelf.add(LabelledNews.content("albilad", "fa", TITLE, LEAD, Shelf.NOW));

        assertThat(shelf.sameStory(one)).isEmpty();
    }

    @Test
    void aRevisionMovesAnArticleAndAWithdrawalTakesItOut() {
        String stays = shelf.add(content("alfajr", TITLE, Duration.ofHours(2)));
        String moves = shelf.add(content("albilad", OTHER_TITLE, Duration.ofHours(1)));
        String goes = shelf.add(content("assahil", TITLE, Duration.ZERO));
        assertThat(shelf.sameStory(stays)).containsExactly(stays, moves, goes);

        ArticleContent other = LabelledNews.content(
                "albilad", "ar", "نتائج الجولة العاشرة من الدوري الوطني", "فوز الاتحاد وتعادل النهضة.", Shelf.NOW);
        shelf.show(moves, 2, other);
        shelf.apply(new ArticleRevised(moves, 2, other));
        assertThat(shelf.sameStory(stays)).containsExactly(stays, goes);

        shelf.hide(goes);
        assertThat(shelf.sameStory(stays)).as("while the index is behind").isEmpty();
        shelf.withdraw(goes, 2);
        assertThat(shelf.sameStory(stays)).isEmpty();
    }

    @Test
    void aBareTitleThatManyUseJoinsNothing() {
        String one = shelf.add(LabelledNews.content("alfajr", "ar", "صورة اليوم", "", Shelf.NOW));
        shelf.add(LabelledNews.content("albilad", "ar", "صورة اليوم", "", Shelf.NOW));

        assertThat(shelf.sameStory(one)).isEmpty();
    }

    @Test
    void figuresAreTheSameHoweverTheyAreWritten() {
        StoryTerms terms = new StoryTerms(new Analyzers().index());

        assertThat(terms.of(TextLanguage.ARABIC, "14.000 ١٤٠٠٠ 14 000", "").title())
                .containsExactly("14000");
        assertThat(terms.of(TextLanguage.FRENCH, "2,50 % et 2.5 et 2,5", "").title())
                .containsExactly("2.5");
        assertThat(terms.of(TextLanguage.FRENCH, "3,0 et 1 200 500,40", "").title())
                .containsExactly("3", "1200500.4");
    }

    /** Any order of arrival, everything more than once: the same stories in the end. */
    @Test
    void everyOrderOfArrivalEndsInTheSameStories() throws IOException {
        List<LabelledNews> news = LabelledNews.in("ar").stream()
                .filter(each -> Set.of("07b", "09a", "09b", "11b").contains(each.event()))
                .toList();
        LabelledNews moves = news.getFirst();
        LabelledNews goes = news.getLast();
        Instant at = moves.content().sortAt();
        List<ArticleEvent> events = new ArrayList<>();
        for (LabelledNews each : news) {
            ArticleContent first = each == moves
                    ? LabelledNews.content(moves.content().sourceId(), "ar", TITLE, LEAD, at)
                    : each.content();
            events.add(new ArticlePublished(each.id(), 1, first));
        }
        events.add(new ArticleRevised(moves.id(), 2, moves.content()));
        events.add(new ArticleWithdrawn(goes.id(), 2, goes.content().sourceId(), WithdrawalReason.TAKEDOWN, at));
        Set<Map<String, List<String>>> outcomes = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            List<ArticleEvent> arriving = new ArrayList<>(events);
            arriving.addAll(events);
            Collections.shuffle(arriving, new Random(seed));
            outcomes.add(storiesAfter(arriving, news, goes, directory.resolve("order-" + seed)));
        }

        assertThat(outcomes).hasSize(1);
        Map<String, List<String>> stories = outcomes.iterator().next();
        assertThat(stories.get(moves.id())).hasSize(3);
        assertThat(stories).doesNotContainKey(goes.id());
    }

    private static Map<String, List<String>> storiesAfter(
            List<ArticleEvent> arriving, List<LabelledNews> news, LabelledNews gone, Path directory)
            throws IOException {
        try (Shelf shelf = new Shelf(directory)) {
            for (LabelledNews each : news) {
                shelf.source(each.content().sourceId(), each.content().sourceId(), DisplayPolicy.FULL);
                if (each != gone) {
                    shelf.show(each.id(), 2, each.content());
                }
            }
            arriving.forEach(shelf::apply);
            List<Article> shown = news.stream()
                    .filter(each -> each != gone)
                    .map(each -> shelf.shown(each.id()))
                    .toList();
            return shelf.stories.of(shown).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            story -> story.getValue().stream().map(Article::id).toList()));
        }
    }
}
