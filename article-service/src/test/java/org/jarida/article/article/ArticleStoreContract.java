package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.article.article.Entries.SEEN;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.id;
import static org.jarida.article.article.Entries.image;
import static org.jarida.article.article.Entries.revised;
import static org.jarida.article.article.Entries.withdrawn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarida.events.ArticleContent;
import org.jarida.events.EntryEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of articles does. */
abstract class ArticleStoreContract {

    private ArticleStore store;

    abstract ArticleStore emptyStore();

    @BeforeEach
    void start() {
        store = emptyStore();
        store.ensureIndexes();
        store.ensureIndexes();
    }

    @Test
    void anArticleComesBackAsItWasFiled() {
        ArticleContent content = content("alayyam", "ar-MA", "عنوان", SEEN, 1, 2);
        ArticleState filed = file(discovered(id(1), content));

        assertThat(store.find(id(1))).contains(filed);
        assertThat(store.load(List.of(id(1), id(2)))).containsOnly(Map.entry(id(1), filed));
        assertThat(store.find(id(2))).isEmpty();
    }

    @Test
    void aWithdrawalComesBackAsItWasFiled() {
        ArticleState filed = file(withdrawn(id(1), 1));

        assertThat(store.find(id(1))).contains(filed);
        assertThat(filed.withdrawal()).isNotNull();
    }

    @Test
    void twoWritersOfANewArticleCannotBothWin() {
        Filing one = Filing.of(null, List.of(discovered(id(1), content("أ"))), SEEN);
        Filing other = Filing.of(null, List.of(revised(id(1), 2, content("ب"))), SEEN);

        assertThat(store.write(List.of(one))).isTrue();
        assertThat(store.write(List.of(other))).isFalse();
        assertThat(store.find(id(1))).contains(one.after());
    }

    @Test
    void aWriteFromAnOldReadIsRefusedAndTheOthersOfItsPollAreNot() {
        ArticleState old = file(discovered(id(1), content("أ")));
        ArticleState current = file(revised(id(1), 3, content("ج")));

        Filing late = Filing.of(old, List.of(revised(id(1), 2, content("ب"))), SEEN);
        Filing fresh = Filing.of(null, List.of(discovered(id(2), content("آخر"))), SEEN);

        assertThat(store.write(List.of(late, fresh))).isFalse();
        assertThat(store.find(id(1))).contains(current);
        assertThat(store.find(id(2))).isPresent();
    }

    @Test
    void historyIsKeptOnceWhateverTheRepeats() {
        ArticleState first = file(discovered(id(1), content("أ")));
        Filing second = Filing.of(first, List.of(revised(id(1), 2, content("ب"))), SEEN);

        store.write(List.of(second));
        store.write(List.of(second));

        assertThat(store.history(id(1), 10)).containsExactly(new Revision(id(1), 1, content("أ")));
    }

    @Test
    void erasingLeavesNothingUpToTheRevision() {
        for (int revision = 1; revision <= 4; revision++) {
            file(revised(id(1), revision, content("نص " + revision)));
        }

        store.erase(Map.of(id(1), 2L, id(2), 9L));
        store.erase(Map.of());

        assertThat(store.history(id(1), 10)).extracting(Revision::number).containsExactly(3L);
    }

    @Test
    void whatWaitsIsFoundOldestFirstUntilItIsPublished() {
        ArticleState second = file(discovered(id(2), content("ب")), SEEN.plusSeconds(1));
        ArticleState first = file(discovered(id(1), content("أ")), SEEN);

        assertThat(store.pending(SEEN.plusSeconds(5), 10)).containsExactly(id(1), id(2));
        assertThat(store.pending(SEEN, 10)).containsExactly(id(1));
        assertThat(store.oldestPending(SEEN.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));

        store.published(List.of(first, second));

        assertThat(store.pending(SEEN.plusSeconds(5), 10)).isEmpty();
        assertThat(store.oldestPending(SEEN.plusSeconds(5))).isZero();
        assertThat(store.find(id(1)).orElseThrow().published()).isEqualTo(1);
    }

    @Test
    void publishingAnOldRevisionDoesNotSettleTheNewOne() {
        ArticleState old = file(discovered(id(1), content("أ")));
        ArticleState current = file(revised(id(1), 2, content("ب")));

        store.published(List.of(old));

        assertThat(store.pending(SEEN, 10)).containsExactly(id(1));
        assertThat(store.movedOn(Map.of(id(1), 1L))).containsExactly(current);
        assertThat(store.movedOn(Map.of(id(1), 2L))).isEmpty();
    }

    @Test
    void revisionsAreWalkedInTheOrderOfIds() {
        file(discovered(id(3), content("ج")));
        file(revised(id(1), 5, content("أ")));
        file(withdrawn(id(2), 2));

        assertThat(store.revisionsAfter(null, 2)).containsExactly(Map.entry(id(1), 5L), Map.entry(id(2), 2L));
        assertThat(store.revisionsAfter(id(2), 2)).containsExactly(Map.entry(id(3), 1L));
        assertThat(store.revisionsAfter(id(3), 2)).isEmpty();
    }

    @Test
    void aPageIsNewestFirstAndWithoutBodies() {
        seen(1, "alayyam", "ar", 10);
        seen(2, "alayyam", "ar", 30);
        seen(3, "alayyam", "ar", 20);

        List<ArticleState> page = store.page(ArticleQuery.newest(10), 2);

        assertThat(page).extracting(ArticleState::id).containsExactly(id(2), id(3));
        assertThat(page)
                .allSatisfy(state -> assertThat(state.content().bodyHtml()).isEmpty());
    }

    /** Articles of the same instant are the case in which a page by time alone would lose some. */
    @Test
    void pagesJoinWithoutGapOrRepeatWhenArticlesShareTheirTime() {
        for (int number = 1; number <= 25; number++) {
            seen(number, "alayyam", "ar", number / 10);
        }
        List<String> walked = new ArrayList<>();
        Cursor after = null;
        for (int page = 0; page < 9; page++) {
            List<ArticleState> states = store.page(ArticleQuery.newest(3).after(after), 3);
            states.forEach(state -> walked.add(state.id()));
            after = new Cursor(
                    states.getLast().content().sortAt(), states.getLast().id());
        }

        assertThat(walked).hasSize(25).doesNotHaveDuplicates();
        assertThat(store.page(ArticleQuery.newest(3).after(after), 3)).isEmpty();
    }

    @Test
    void anArticleThatComesMeanwhileDoesNotShiftTheNextPage() {
        seen(1, "alayyam", "ar", 10);
        seen(2, "alayyam", "ar", 20);
        Cursor after = new Cursor(SEEN.plusSeconds(20), id(2));

        seen(3, "alayyam", "ar", 30);

        assertThat(store.page(ArticleQuery.newest(5).after(after), 5))
                .extracting(ArticleState::id)
                .containsExactly(id(1));
    }

    @Test
    void aPageIsNarrowedBySourceLanguageAndTime() {
        seen(1, "alayyam", "ar-MA", 10);
        seen(2, "lematin", "fr", 20);
        seen(3, "alayyam", "fr", 30);

        assertThat(ids(ArticleQuery.newest(9).of("alayyam"))).containsExactly(id(3), id(1));
        assertThat(ids(ArticleQuery.newest(9).spoken("AR"))).containsExactly(id(1));
        assertThat(ids(ArticleQuery.newest(9).of("alayyam").spoken("fr"))).containsExactly(id(3));
        assertThat(ids(ArticleQuery.newest(9).between(SEEN.plusSeconds(10), SEEN.plusSeconds(30))))
                .containsExactly(id(2), id(1));
    }

    @Test
    void aPageIsNarrowedBySectionAndAuthorWhateverTheirSpelling() {
        store.write(List.of(
                Filing.of(
                        null, List.of(discovered(id(1), labelled(1, List.of("Économie", "سياسة"), "Élise B."))), SEEN),
                Filing.of(null, List.of(discovered(id(2), labelled(2, List.of("ECONOMIE"), "كريم"))), SEEN),
                Filing.of(null, List.of(discovered(id(3), labelled(3, List.of(), "elise b"))), SEEN)));

        assertThat(ids(ArticleQuery.newest(9).in("economie"))).containsExactly(id(2), id(1));
        assertThat(ids(ArticleQuery.newest(1).in("economie"))).containsExactly(id(2));
        assertThat(ids(ArticleQuery.newest(9).in("economie").after(new Cursor(SEEN.plusSeconds(2), id(2)))))
                .containsExactly(id(1));
        assertThat(ids(ArticleQuery.newest(9).in(Labels.key("سِياسة")))).containsExactly(id(1));
        assertThat(ids(ArticleQuery.newest(9).by("elise-b"))).containsExactly(id(3), id(1));
        assertThat(ids(ArticleQuery.newest(9).in("economie").by("elise-b"))).containsExactly(id(1));
    }

    private static ArticleContent labelled(int seconds, List<String> labels, String author) {
        ArticleContent plain = content("alayyam", "ar", "عنوان", SEEN.plusSeconds(seconds));
        return new ArticleContent(
                plain.sourceId(),
                plain.url(),
                plain.title(),
                plain.language(),
                plain.direction(),
                List.of(author),
                plain.publishedAt(),
                plain.firstSeenAt(),
                plain.editedAt(),
                plain.summary(),
                plain.bodyHtml(),
                plain.images(),
                plain.related(),
                labels);
    }

    @Test
    void noPageShowsAWithdrawnArticle() {
        seen(1, "alayyam", "ar", 10);
        file(withdrawn(id(1), 2));

        assertThat(ids(ArticleQuery.newest(9))).isEmpty();
    }

    @Test
    void anImageBelongsToTheArticlesThatHaveItNow() {
        file(discovered(id(1), content("alayyam", "ar", "عنوان", SEEN, 1, 2)));
        file(discovered(id(2), content("alayyam", "ar", "آخر", SEEN, 3)));
        file(withdrawn(id(2), 2));

        assertThat(store.hasImage(id(1), image(2))).isTrue();
        assertThat(store.hasImage(id(1), image(3))).isFalse();
        assertThat(store.hasImage(id(2), image(3))).isFalse();
        assertThat(store.hasImage(id(9), image(1))).isFalse();
    }

    private List<String> ids(ArticleQuery query) {
        return store.page(query, query.limit()).stream().map(ArticleState::id).toList();
    }

    private void seen(int number, String sourceId, String language, int secondsLater) {
        file(discovered(id(number), content(sourceId, language, "عنوان " + number, SEEN.plusSeconds(secondsLater))));
    }

    private ArticleState file(EntryEvent entry) {
        return file(entry, SEEN);
    }

    private ArticleState file(EntryEvent entry, Instant now) {
        @Nullable ArticleState before = store.load(List.of(entry.articleId())).get(entry.articleId());
        Filing filing = Filing.of(before, List.of(entry), now);
        assertThat(store.write(List.of(filing))).isTrue();
        return filing.after();
    }
}
