package org.jarida.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.junit.jupiter.api.Test;

class PageSelectorsTests {

    private static final String PROSE =
            "<p>وصل القطار الأول إلى المحطة الجديدة في الموعد، وكان الركاب، وعددهم مئتان، قد انتظروا ساعة كاملة.</p>";
    private static final String PAGE = """
            <html><head><title>الصفحة - الموقع</title><meta name="author" content="الموقع"></head><body>
            <h1>اسم القسم وليس العنوان</h1>
            <div class="k9"><span class="t">القطار الأول يصل</span><i class="w">بقلم: سلمى العلوي</i><i class="w">كريم بناني</i>
            <b class="d">7 دجنبر 2024</b></div>
            <div class="pic"><img src="/top.jpg"><span class="l">ركاب على الرصيف</span><span class="c">هيئة السكك</span></div>
            <div class="x1">%1$s<div class="promo-x">اشتركوا، اشتركوا، في نشرتنا البريدية اليومية المجانية الآن.</div>%1$s
            <div class="in"><img src="/in.jpg"><span class="l">عربة من الداخل</span></div></div>
            <p class="gap">سطر لا يخص الخبر، لا من قريب، ولا من بعيد، وضعه القالب بين جزأي النص هنا.</p>
            <div class="x1">%1$s</div>
            <div class="box"><a href="/n/1">خط جديد بين المدينتين قريبا</a><a href="/n/2">أسعار التذاكر لا تتغير هذا العام</a></div>
            </body></html>""".formatted(PROSE);

    private static ExtractedArticle extract(Map<String, String> selectors) {
        return new ArticleExtractor()
                .extract(
                        PAGE.getBytes(StandardCharsets.UTF_8),
                        null,
                        URI.create("https://news.example/n/0"),
                        ZoneId.of("UTC"),
                        new PageSelectors(selectors));
    }

    @Test
    void eachComesBeforeTheGeneralMethod() {
        var article = extract(Map.of("title", ".t", "byline", ".w", "date", ".d", "image", ".pic img"));

        assertThat(article.title()).isEqualTo("القطار الأول يصل");
        assertThat(article.byline()).isEqualTo("سلمى العلوي, كريم بناني");
        assertThat(article.published()).isEqualTo(Instant.parse("2024-12-07T00:00:00Z"));
        assertThat(article.images()).extracting(FoundImage::url).startsWith("https://news.example/top.jpg");
    }

    @Test
    void theBodyIsWhatTheyNameInItsOrderWithoutWhatTheyRemove() {
        var article = extract(Map.of("body", ".x1", "remove", ".promo-x, .in"));

        assertThat(article.text().lines()).hasSize(3).allMatch(line -> line.startsWith("وصل القطار"));
        assertThat(article.images()).extracting(FoundImage::url).containsExactly("https://news.example/top.jpg");
    }

    @Test
    void captionsAndCreditsBelongToThePictureTheyStandWith() {
        var article = extract(Map.of("body", ".x1", "image", ".pic", "caption", ".l", "credit", ".c"));

        assertThat(article.images())
                .containsExactly(
                        new FoundImage("https://news.example/top.jpg", "ركاب على الرصيف", "هيئة السكك"),
                        new FoundImage("https://news.example/in.jpg", "عربة من الداخل", null));
        assertThat(article.bodyHtml()).contains("<figcaption>عربة من الداخل</figcaption>");
    }

    @Test
    void relatedLinksAreThoseTheyName() {
        assertThat(extract(Map.of("related", ".box a:first-child")).related())
                .containsExactly(new Link("خط جديد بين المدينتين قريبا", "https://news.example/n/1"));
    }

    @Test
    void oneThatFindsNothingLeavesThePageToTheGeneralMethod() {
        var general = extract(Map.of());
        var missing = extract(Map.of(
                "title", "#no", "byline", "#no", "date", "#no", "body", "#no", "remove", "#no", "image", "#no",
                "caption", "#no", "credit", "#no", "related", "#no"));

        assertThat(missing).isEqualTo(general);
        assertThat(general.text()).contains("وصل القطار");
    }

    @Test
    void thePageItselfIsNeverRemovedAndOtherNamesAreNothingToIt() {
        assertThat(extract(Map.of("remove", "html, head, body", "listing.item", "p")))
                .isEqualTo(extract(Map.of()));
    }
}
