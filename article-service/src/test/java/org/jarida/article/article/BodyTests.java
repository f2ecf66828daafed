package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jarida.events.ArticleContent;
import org.junit.jupiter.api.Test;

class BodyTests {

    private static final String HIDDEN = Entries.image(1);
    private static final String SHOWN = Entries.image(2);

    @Test
    void aFigureOfAHiddenImageGoesWithItsCaption() {
        String body = "<p>قبل &amp; بعد</p><figure><img src=\"/images/" + HIDDEN
                + "\"><figcaption>شرح</figcaption></figure><p>نهاية</p>";

        assertThat(Body.withoutImages(body, Set.of(HIDDEN))).isEqualTo("<p>قبل &amp; بعد</p><p>نهاية</p>");
    }

    @Test
    void otherImagesStayWhereTheyAre() {
        String body = "<figure><img src=\"/images/" + HIDDEN + "\"><img src=\"/images/" + SHOWN
                + "\"><figcaption>شرح</figcaption></figure><img src=\"/images/" + SHOWN + "\">";

        assertThat(Body.withoutImages(body, Set.of(HIDDEN)))
                .isEqualTo("<figure><img src=\"/images/" + SHOWN
                        + "\"><figcaption>شرح</figcaption></figure><img src=\"/images/" + SHOWN + "\">");
    }

    @Test
    void aSizeInTheAddressDoesNotSaveIt() {
        String body = "<p>أ<img src=\"/images/" + HIDDEN + "?w=640\">ب</p>";

        assertThat(Body.withoutImages(body, Set.of(HIDDEN))).isEqualTo("<p>أب</p>");
    }

    @Test
    void noAddressOfTheBytesIsLeft() {
        String body = "<p><a href=\"/images/" + HIDDEN + "\"><picture><source srcset=\"/images/" + HIDDEN
                + "?w=320 1x\"><img src=\"/images/" + HIDDEN + "\"></picture></a></p>";

        assertThat(Body.withoutImages(body, Set.of(HIDDEN))).isEqualTo("<p></p>");
    }

    @Test
    void aBodyWithoutHiddenImagesIsNotTouched() {
        String body = "<P>كما  هو<br/><img src='/images/" + SHOWN + "'></P>";

        assertThat(Body.withoutImages(body, Set.of(HIDDEN))).isSameAs(body);
    }

    @Test
    void theExcerptIsTheSummaryWithNothingThatIsMarkup() {
        assertThat(Body.excerpt(withText("أ < ب & ج", "<p>متن</p>"))).isEqualTo("<p>أ &lt; ب &amp; ج</p>");
    }

    @Test
    void withoutASummaryTheExcerptIsTheBeginningCutBetweenWords() {
        String body = "<p>" + "كلمة ".repeat(200) + "</p>";

        String excerpt = Body.excerpt(withText("", body));

        assertThat(excerpt).startsWith("<p>كلمة كلمة").endsWith("كلمة…</p>").hasSizeBetween(350, 420);
        assertThat(Body.excerpt(withText("", ""))).isEmpty();
    }

    private static ArticleContent withText(String summary, String body) {
        ArticleContent any = Entries.content("عنوان");
        return new ArticleContent(
                any.sourceId(),
                any.url(),
                any.title(),
                any.language(),
                any.direction(),
                any.authors(),
                any.publishedAt(),
                any.firstSeenAt(),
                any.editedAt(),
                summary,
                body,
                any.images(),
                any.related(),
                any.categories());
    }
}
