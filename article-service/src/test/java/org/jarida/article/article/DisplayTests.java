package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Set;
import org.jarida.article.source.Source;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisplayTests {

    private static final ArticleContent CONTENT = Entries.content("alayyam", "ar", "عنوان", Entries.SEEN, 1, 2);

    @Test
    void fullShowsTheBodyWithoutHiddenImages() {
        Article article = show(DisplayPolicy.FULL, Set.of(Entries.image(1)));

        assertThat(article.bodyHtml()).doesNotContain(Entries.image(1)).contains(Entries.image(2), "نهاية");
        assertThat(article.images()).extracting(ArticleImage::id).containsExactly(Entries.image(2));
        assertThat(article.hiddenImages()).isEqualTo(1);
        assertThat(article.revision()).isEqualTo(4);
    }

    @Test
    void excerptShowsAnExcerptInPlaceOfTheBody() {
        Article article = show(DisplayPolicy.EXCERPT, Set.of());

        assertThat(article.bodyHtml()).isEqualTo("<p>ملخص</p>");
        assertThat(article.images()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = DisplayPolicy.class,
            names = {"LINK", "UNKNOWN"})
    void linkAndWhatIsNotUnderstoodShowTitleAndLinkOnly(DisplayPolicy policy) {
        Article article = show(policy, Set.of(Entries.image(1)));

        assertThat(article.title()).isEqualTo("عنوان");
        assertThat(article.url()).isEqualTo("https://alayyam.example/1");
        assertThat(article.summary()).isEmpty();
        assertThat(article.bodyHtml()).isEmpty();
        assertThat(article.images()).isEmpty();
        assertThat(article.hiddenImages()).isZero();
        assertThat(article.related()).isEmpty();
    }

    @Test
    void anUndescribedSourceIsShownAsStrictlyAsAnyMayAsk() {
        Article article = Display.whole("a", 1, CONTENT, Source.undescribed("alayyam"), Set.of());

        assertThat(article.bodyHtml()).isEmpty();
        assertThat(article.source().name()).isEqualTo("alayyam");
    }

    private static Article show(DisplayPolicy policy, Set<String> hidden) {
        Source source = new Source("alayyam", "الأيام", null, "ar", ZoneId.of("UTC"), policy, null, null, true);
        return Display.whole("a", 4, CONTENT, source, hidden);
    }
}
