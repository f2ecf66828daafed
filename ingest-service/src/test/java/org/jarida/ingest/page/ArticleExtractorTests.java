package org.jarida.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleExtractorTests {

    private static final URI BASE = URI.create("https://news.example/n/tram");
    private static final String PARAGRAPHS =
            "<p>قالت وزارة الصحة، أمس، إن عدد المستفيدين من البرنامج ارتفع خلال السنة الماضية، وإن النتائج مشجعة.</p>"
                    + "<p>وأضافت، في بلاغ، أن المرحلة المقبلة ستشمل جهات أخرى، وأن التمويل متوفر، حسب المصدر نفسه.</p>";

    private static ExtractedArticle extract(String html) {
        return new ArticleExtractor().extract(html.getBytes(StandardCharsets.UTF_8), "text/html", BASE);
    }

    private static String resource(String name) {
        try (var page = ArticleExtractorTests.class.getResourceAsStream("/pages/" + name)) {
            return new String(Objects.requireNonNull(page, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ExtractedArticle page(String headAndBody) {
        return extract("<html><head>" + headAndBody + PARAGRAPHS + "</body></html>");
    }

    @Test
    void anArabicAggregatorsPageInTables() {
        var article = new ArticleExtractor()
                .extract(
                        resource("arabic-aggregator.html").getBytes(StandardCharsets.UTF_8),
                        null,
                        BASE,
                        ZoneId.of("Africa/Casablanca"),
                        PageSelectors.NONE);

        assertThat(article.title()).isEqualTo("افتتاح الخط الجديد للترام يخفف الزحام في العاصمة");
        assertThat(article.published()).isEqualTo(Instant.parse("2024-12-06T23:00:00Z"));
        assertThat(article.language()).isEqualTo("ar");
        assertThat(article.direction()).isEqualTo(Direction.RTL);
        assertThat(article.text().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("EPA"),
                        line -> assertThat(line).startsWith("افتتح مجلس المدينة"),
                        line -> assertThat(line).startsWith("وقال رئيس المجلس"),
                        line -> assertThat(line).isEqualTo("رحلة أولى"),
                        line -> assertThat(line).startsWith("وانطلقت الرحلة"),
                        line -> assertThat(line).isEqualTo("Getty Images"),
                        line -> assertThat(line).startsWith("وأضاف المصدر"),
                        line -> assertThat(line).isEqualTo("المرحلة المقبلة"),
                        line -> assertThat(line).endsWith("\"التمويل متوفر\"."));
        assertThat(article.images())
                .containsExactly(
                        new FoundImage("https://news.example/photos/tram.jpg", null, "EPA"),
                        new FoundImage("https://news.example/photos/station.jpg", null, "Getty Images"));
        assertThat(article.related())
                .containsExactly(
                        new Link("كم ستكلف تذكرة الترام بعد الأسبوع الأول؟", "https://news.example/n/tram-prices"),
                        new Link("خريطة الخطوط الجديدة في العاصمة وضواحيها", "https://news.example/n/tram-map"));
    }

    @Test
    void anEnglishPageWithAGraph() {
        var article = extract(resource("english-graph.html"));

        assertThat(article.title()).isEqualTo("Tram line three opens to crowds");
        assertThat(article.byline()).isEqualTo("Jane Doe, Ali Ben Salah");
        assertThat(article.published()).isEqualTo(Instant.parse("2024-12-07T08:30:00Z"));
        assertThat(article.language()).isEqualTo("en-GB");
        assertThat(article.siteName()).isEqualTo("The Daily Example");
        assertThat(article.canonicalUrl()).isEqualTo("https://news.example/news/tram-three");
        assertThat(article.indexable()).isFalse();
        assertThat(article.excerpt())
                .isEqualTo("The third line of the capital's tram opened on Saturday after three years of works.");
        assertThat(article.text().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("The city council"),
                        line -> assertThat(line).startsWith("The mayor said"),
                        line -> assertThat(line).startsWith("Tickets are free"),
                        line -> assertThat(line).startsWith("“We waited"),
                        line -> assertThat(line).startsWith("Work on the fourth"));
        assertThat(article.images())
                .containsExactly(new FoundImage(
                        "https://img.example/640/tram.jpg", "The first tram leaves", "Jane Doe/Reuters"));
        assertThat(article.related())
                .containsExactly(new Link("What a tram ticket will cost you", "https://news.example/news/tram-prices"));
    }

    @Test
    void aFrenchPageWhoseTextStandsBetweenLineBreaks() {
        var article = new ArticleExtractor()
                .extract(
                        resource("french-breaks.html").getBytes(Charset.forName("windows-1252")),
                        null,
                        BASE,
                        ZoneId.of("Europe/Paris"),
                        PageSelectors.NONE);

        assertThat(article.title()).isEqualTo("Le tramway arrive à l'est");
        assertThat(article.byline()).isEqualTo("Amélie Durand");
        assertThat(article.published()).isEqualTo(Instant.parse("2024-12-07T08:30:00Z"));
        assertThat(article.language()).isEqualTo("fr");
        assertThat(article.charset().used()).isEqualTo("windows-1252");
        assertThat(article.text())
                .startsWith("La troisième ligne")
                .contains("« Nous attendions")
                .contains("de six heures à minuit.")
                .doesNotContain("Mentions", "Accueil");
        assertThat(article.related())
                .containsExactly(new Link("Combien coûtera le billet de tramway ?", "https://news.example/tram-prix"));
    }

    @Test
    void aBoxWithinThePagesTextLeavesIt() {
        var article = extract("<html><body><article>" + PARAGRAPHS
                + "<p><strong>اقرأ أيضا:</strong></p><p><a href='/n/map'>خريطة الخطوط الجديدة</a></p>" + PARAGRAPHS
                + "</article></body></html>");

        assertThat(article.text()).contains("وأضافت").doesNotContain("اقرأ أيضا", "خريطة");
        assertThat(article.related()).containsExactly(new Link("خريطة الخطوط الجديدة", "https://news.example/n/map"));
    }

    @Test
    void blocksThatRunAgainstTheArticleSaySo() {
        var article = extract("<html dir=rtl><body><article>" + PARAGRAPHS
                + "<blockquote><p>We do not want full trams, we want nobody to walk home at night.</p></blockquote>"
                + "<p>BBC</p><ul><li>Nous ne voulons pas des rames pleines, mais des rues sûres la nuit.</li></ul>"
                + PARAGRAPHS
                + "</article></body></html>");

        assertThat(article.direction()).isEqualTo(Direction.RTL);
        assertThat(article.bodyHtml())
                .contains("<p dir=\"ltr\" lang=\"en\">We do not")
                .contains("<li dir=\"ltr\" lang=\"fr\">Nous ne")
                .contains("<p>BBC</p>")
                .contains("<p>قالت وزارة");
    }

    @Test
    void aBodyThatOnlyMachinesAreToldIsTakenUnlessItIsForThoseWhoPay() {
        var told = "قالت الوزارة إن البرنامج مستمر، وإن نتائجه مشجعة، حسب بلاغها. ".repeat(8);
        var page =
                "<html><head><script type='application/ld+json'>{'@type':'NewsArticle','headline':'عنوان الخبر الأول',%s'articleBody':'%s\\n\\nختام.'}</script></head><body><div id=app></div></body></html>";

        assertThat(extract(page.formatted("", told).replace('\'', '"')).text().lines())
                .hasSize(2)
                .endsWith("ختام.");
        assertThat(extract(page.formatted("'isAccessibleForFree':false,", told).replace('\'', '"'))
                        .text())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <title>عنوان الخبر الأول - جريدة الأيام</title><meta property="og:site_name" content="جريدة الأيام"></head><body> | عنوان الخبر الأول
            <title>جريدة الأيام : عنوان الخبر الأول</title><meta property="og:site_name" content="جريدة الأيام"></head><body> | عنوان الخبر الأول
            <title>عنوان الخبر الأول - قسم - الأيام</title></head><body><h1>عنوان الخبر الأول</h1> | عنوان الخبر الأول
            <meta property="og:title" content="عنوان الخبر: جزء ثان"></head><body> | عنوان الخبر: جزء ثان
            </head><body><h1>عنوان الخبر الأول</h1> | عنوان الخبر الأول
            <title>الأيام</title></head><body><h1>الأيام</h1><meta property="og:title" content="عنوان الخبر الأول"> | عنوان الخبر الأول
            </head><body> | ''
            """)
    void theTitleIsTheArticlesNotTheSites(String head, String title) {
        assertThat(page(head).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <meta property="article:published_time" content="2024-12-07T10:00:00Z"></head><body> | 2024-12-07T10:00:00Z
            <meta itemprop="datePublished" content="2024-12-07"></head><body> | 2024-12-07T00:00:00Z
            </head><body><time datetime="2024-12-07T10:00:00+01:00">أمس</time> | 2024-12-07T09:00:00Z
            </head><body><time itemprop="dateModified" datetime="2024-12-08">x</time><time itemprop="datePublished" datetime="2024-12-07">x</time> | 2024-12-07T00:00:00Z
            </head><body><span property="dc:date" content="2024-12-07T00:00:00+01:00">السبت</span> | 2024-12-06T23:00:00Z
            </head><body><h1>عنوان الخبر الأول</h1><div>نشر يوم السبت 7 كانون الأول/ديسمبر 2024</div> | 2024-12-07T00:00:00Z
            </head><body><div class="entry-date">7 دجنبر 2024</div> | 2024-12-07T00:00:00Z
            <meta name="date" content="قريبا"></head><body> | -
            </head><body> | -
            """)
    void theDateIsWhenItWasPublishedOrUnknown(String head, Instant published) {
        assertThat(page(head).published()).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <meta name="author" content="آسيا"></head><body> | آسيا
            <meta property="article:author" content="https://facebook.com/x"></head><body> | -
            </head><body><span itemprop="author"><b itemprop="name">آسيا</b> صحافية</span> | آسيا
            </head><body><p class="byline">بقلم: آسيا العتروس</p> | آسيا العتروس
            </head><body><p>حوار: آسيا العتروس</p> | آسيا العتروس
            </head><body> | -
            """)
    void theBylineNamesThePeople(String head, String byline) {
        assertThat(page(head).byline()).isEqualTo(byline);
    }

    @Test
    void lazyImagesHaveTheirRealAddress() {
        var article = page(
                "</head><body><p>مقدمة الخبر الأول، وهي طويلة بما يكفي.</p><img src='/blank.gif' data-src='/a.jpg'>"
                        + "<img data-srcset='/b-320.jpg 320w, /b-1280.jpg 1280w'><img class=lazy><noscript><img src='/c.jpg'></noscript>");

        assertThat(article.images())
                .extracting(FoundImage::url)
                .containsExactly(
                        "https://news.example/a.jpg", "https://news.example/b-1280.jpg", "https://news.example/c.jpg");
    }

    @Test
    void theSharingImageLeadsUnlessItIsALogo() {
        assertThat(page("<meta property='og:image' content='/lead.jpg'></head><body>")
                        .images())
                .containsExactly(new FoundImage("https://news.example/lead.jpg", null, null));
        assertThat(page("<meta property='og:image' content='/site-logo.png'></head><body>")
                        .images())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "<html></html>", "\u0000\u0001", "plain", "<script>x</script>", "{\"a\":1}", "<p>"})
    void aPageWithoutAnArticleIsNoError(String html) {
        var article = extract(html);

        assertThat(article.text().length()).isLessThan(10);
        assertThat(article.published()).isNull();
    }

    @Test
    void hostilePagesEndInTime() {
        extract("<div>".repeat(100_000) + "x");
        extract("<table><tr><td>".repeat(20_000) + "x");
        extract("<a href=x>".repeat(50_000));
        extract("<p>" + "x ".repeat(500_000));
        extract("<b>".repeat(100_000) + PARAGRAPHS);
        assertThat(extract("<div><p>" + "a, b. ".repeat(100) + "</p>".repeat(20_000))
                        .text())
                .startsWith("a, b.");
    }
}
