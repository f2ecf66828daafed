package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jarida.article.article.Article;
import org.jarida.article.source.Source;
import org.jarida.events.ArticleImage;
import org.jarida.events.DisplayPolicy;
import org.jarida.theme.Asset;
import org.jarida.theme.Assets;
import org.jarida.theme.MessageBundle;
import org.jarida.theme.Messages;
import org.jarida.theme.UiLanguage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = PageFixture.class)
@AutoConfigureMockMvc
@ActiveProfiles(PageFixture.PROFILE)
class PageTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Newsroom newsroom;

    @BeforeEach
    void fill() {
        newsroom.clear();
        Samples.frontPage().forEach(newsroom::add);
    }

    @ParameterizedTest
    @EnumSource
    void everyPageSpeaksTheInterfaceLanguage(UiLanguage language) {
        for (String path : List.of(
                "/",
                "/articles/" + Samples.ARABIC,
                "/articles/" + Samples.FRENCH,
                "/sources",
                "/sources/alayam",
                "/sources/alayam/2024-12-07",
                "/sources/alayam/2020-01-01",
                "/articles/" + Samples.ARABIC + "/revisions",
                "/sections",
                "/sections/cite-societe",
                "/authors/karim-b")) {
            Document page = page(path, language);
            Element html = page.selectFirst("html");
            assertThat(html.attr("lang")).as(path).isEqualTo(language.tag());
            assertThat(html.attr("dir")).as(path).isEqualTo(language.direction());
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.title()).as(path).endsWith(language == UiLanguage.AR ? "جريدة" : "Jarida");
            if (path.endsWith("/revisions")) {
                assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            } else {
                assertThat(page.select("link[rel=canonical]").attr("href"))
                        .as(path)
                        .startsWith("http://localhost:8080" + path);
            }
            assertThat(page.select("style, [style], script:not([src]):not([type=application/ld+json])"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void theFrontPageLeadsWithPicturesFromSeveralSourcesAndThenListsEachSource() {
        Document page = page("/", UiLanguage.AR);
        assertThat(page.select(".leads .card")).hasSize(4);
        assertThat(page.select(".leads .card img")).hasSize(4);
        assertThat(page.select(".leads .card-byline b").eachText()).doesNotHaveDuplicates();
        assertThat(page.select(".leads img").getFirst().attr("loading")).isEmpty();
        assertThat(page.select(".leads img").get(1).attr("loading")).isEqualTo("lazy");
        assertThat(page.select(".columns section h2").eachText())
                .containsExactlyInAnyOrder("الأيام 24", "حمص اليوم", "Le Courrier de l’Atlas", "The Harbour Post");
        List<String> links = page.select(".leads h2 a, .columns h3 a").eachAttr("href");
        assertThat(links).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"AR, الخبر نفسه في مصدرين", "FR, La même information dans 2 sources", "EN, The same story in 2 sources"
    })
    void aStoryIsOneCardOfWhoPublishedItFirstAndLeadsToTheOthers(UiLanguage language, String words) {
        String first = Samples.id(102);
        newsroom.tellTheSame(first, Samples.ARABIC);

        Document page = page("/", language);

        Element card = page.select(".card:has(.card-story)").getFirst();
        assertThat(page.select(".card-story")).hasSize(1);
        assertThat(card.select("h2 a, h3 a").attr("href")).startsWith("/articles/" + first);
        assertThat(card.selectFirst(".card-story").text()).startsWith(words);
        assertThat(card.select(".card-story a").eachText()).containsExactly("الأيام 24");
        assertThat(card.select(".card-story a").attr("href")).startsWith("/articles/" + Samples.ARABIC);
        assertThat(page.select(".card h2 a, .card h3 a").eachAttr("href"))
                .noneMatch(href -> href.startsWith("/articles/" + Samples.ARABIC));
    }

    @Test
    void anArticleListsWhoTellsTheSameWhoPublishedItFirstAtTheTop() {
        assertThat(page("/articles/" + Samples.ARABIC, UiLanguage.EN).select(".same-story"))
                .isEmpty();
        newsroom.tellTheSame(Samples.id(102), Samples.ARABIC);

        Element story = page("/articles/" + Samples.ARABIC, UiLanguage.EN).selectFirst(".same-story");

        assertThat(story.select("h2").text()).isEqualTo("The same story in 2 sources");
        assertThat(story.select("li b").eachText()).containsExactly("حمص اليوم", "الأيام 24");
        assertThat(story.select("li").getFirst().select("a").attr("href")).startsWith("/articles/" + Samples.id(102));
        assertThat(story.select("[aria-current=page]").text())
                .isEqualTo(Samples.arabic().title());
    }

    @Test
    void theTickerHoldsTheLatestHeadlinesEachInItsOwnDirection() {
        Document page = page("/", UiLanguage.AR);
        assertThat(page.select(".ticker-list li")).hasSizeGreaterThan(10);
        assertThat(page.select(".ticker-list a[lang=fr]").eachAttr("dir")).containsOnly("ltr");
        assertThat(page.select(".ticker-list a").getFirst().attr("href"))
                .startsWith("/articles/" + Samples.ARABIC + "/");
    }

    @Test
    void anArticleSaysWhereAndWhenItWasPublishedAsItsCountryNamesTheMonth() {
        Document page = page("/articles/" + Samples.ARABIC, UiLanguage.AR);
        assertThat(page.selectFirst(".article-byline p").text()).isEqualTo("نشر في الأيام 24 يوم 7 دجنبر 2024");
        assertThat(page.selectFirst(".article-byline time").attr("datetime")).isEqualTo("2024-12-07T12:00:00Z");
        assertThat(page.selectFirst(".article-changed").text()).contains("7 دجنبر 2024", "14:30");
        assertThat(page.selectFirst(".hidden-images").text()).isEqualTo("صورة واحدة محجوبة بعد تبليغ القراء.");
        assertThat(page.selectFirst(".hidden-images a").attr("href")).isEqualTo("/appeals?article=" + Samples.ARABIC);
        assertThat(page.selectFirst(".read-at-source a").text()).isEqualTo("انقر هنا لقراءة الخبر من مصدره");
        assertThat(page.selectFirst(".read-at-source a").attr("href"))
                .isEqualTo("https://alayam.example/" + Samples.ARABIC);
        assertThat(page.select(".related a").eachAttr("href"))
                .containsExactly("https://alayam.example/bab", "https://alayam.example/1932");
    }

    @Test
    void anArticlesLanguageAndDirectionAreItsOwn() {
        Document page = page("/articles/" + Samples.ARABIC, UiLanguage.FR);
        assertThat(page.selectFirst("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.selectFirst("h1").attr("dir")).isEqualTo("rtl");
        assertThat(page.selectFirst(".article-body").attr("lang")).isEqualTo("ar");
        assertThat(page.selectFirst(".article-byline p").text()).isEqualTo("Publié dans الأيام 24 le 7 décembre 2024");
    }

    @Test
    void everyPictureHasItsCaptionCreditAndAFormToReportIt() {
        Document page = page("/articles/" + Samples.ARABIC, UiLanguage.AR);
        assertThat(page.select(".picture").eachAttr("data-image"))
                .containsExactly(Samples.LEAD, Samples.INSIDE, Samples.SMALL);
        Element inside = page.selectFirst("#image-" + Samples.INSIDE);
        assertThat(inside.selectFirst("figcaption").text()).contains("أقواس السوق بعد الترميم", "Reuters");
        assertThat(inside.previousElementSibling().text()).startsWith("يتذكر الحاج إدريس");
        assertThat(page.select("figure figure")).isEmpty();
        Element form = inside.selectFirst(".report form");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action"))
                .isEqualTo("/api/v1/articles/" + Samples.ARABIC + "/images/" + Samples.INSIDE + "/reports");
        assertThat(form.select("option")).hasSize(9);
        assertThat(form.selectFirst("option[selected]").attr("value")).isEqualTo("OTHER");
        assertThat(inside.selectFirst(".thanks").hasAttr("hidden")).isTrue();
        assertThat(inside.selectFirst(".picture-fold").hasAttr("open")).isTrue();
        assertThat(inside.selectFirst(".picture-fold summary").hasAttr("hidden"))
                .isTrue();
    }

    @Test
    void afterAReportWithoutScriptThePageSaysThanksBesideThatImage() {
        Document page = page("/articles/" + Samples.ARABIC + "?reported=" + Samples.INSIDE, UiLanguage.AR);
        Element thanks = page.selectFirst("#image-" + Samples.INSIDE + " .thanks");
        assertThat(thanks.hasAttr("hidden")).isFalse();
        assertThat(thanks.select("p:not([hidden])").text())
                .startsWith("شكرا على الإبلاغ! سيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص.");
        assertThat(thanks.selectFirst("form").attr("action"))
                .isEqualTo("/api/v1/articles/" + Samples.ARABIC + "/images/" + Samples.INSIDE + "/reports/withdraw");
        assertThat(page.select(".thanks:not([hidden])")).hasSize(1);
        assertThat(page.select(".picture-fold:not([open])")).hasSize(1);
        assertThat(page.select(".picture-fold summary:not([hidden])").text()).isEqualTo("صورة أبلغت عنها: اعرضها");
    }

    /** The last report hides the image at once; its reporter is thanked all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"?reported", "?reported=", "?reported=0123abcd", "?reported=<b>"})
    void aReportOfAnImageThatIsGoneIsThankedAboveTheArticle(String marker) {
        Document page = page("/articles/" + Samples.ARABIC + marker, UiLanguage.EN);
        assertThat(page.select(".thanks:not([hidden])").eachText())
                .containsExactly("Thank you for reporting! This image will be hidden automatically once several people"
                        + " have reported it.");
    }

    @Test
    void aReportTakenBackIsConfirmed() {
        Document page = page("/articles/" + Samples.ARABIC + "?withdrawn", UiLanguage.FR);
        assertThat(page.select(".thanks:not([hidden])").eachText())
                .containsExactly("Votre signalement de cette image a été retiré.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 11, 100})
    void hiddenImagesAreCountedByTheRulesOfArabic(int count) {
        Messages messages = MessageBundle.beside(PageConfiguration.class).in(UiLanguage.AR);
        String expected = switch (count) {
            case 1 -> "صورة واحدة محجوبة بعد تبليغ القراء.";
            case 2 -> "صورتان محجوبتان بعد تبليغ القراء.";
            case 3 -> "3 صور محجوبة بعد تبليغ القراء.";
            default -> count + " صورة محجوبة بعد تبليغ القراء.";
        };
        assertThat(messages.text("article.hidden-images", count)).isEqualTo(expected);
    }

    @Test
    void aHostileTitleStaysText() {
        String hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
        newsroom.add(Samples.article(
                Samples.id(999),
                Samples.source("evil", hostile, "en", "UTC"),
                hostile,
                hostile,
                "",
                Samples.NOON.plusSeconds(60),
                List.of(new ArticleImage(Samples.image(99), hostile, hostile, 800, 600))));
        for (String path : List.of("/", "/articles/" + Samples.id(999), "/sources", "/sources/evil")) {
            Document page = page(path, UiLanguage.EN);
            assertThat(page.select("script:not([src]):not([type=application/ld+json]), [onerror], img[src=x]"))
                    .as(path)
                    .isEmpty();
            assertThat(page.text()).as(path).contains("<script>alert(1)</script>");
        }
    }

    @Test
    void addressesThatNoBrowserOpensAsAPageAreNoLinks() {
        Article plain = Samples.french();
        newsroom.add(new Article(
                Samples.id(998),
                plain.title(),
                plain.source(),
                "javascript:alert(1)",
                "und",
                "ltr",
                List.of(),
                null,
                Samples.NOON,
                null,
                "",
                "",
                List.of(),
                0,
                List.of(),
                List.of(),
                1));
        Document page = page("/articles/" + Samples.id(998), UiLanguage.EN);
        assertThat(page.select(".read-at-source")).isEmpty();
        assertThat(page.selectFirst(".article-byline p").text()).endsWith("and seen here on 7 December 2024");
        assertThat(page.selectFirst("h1").attr("lang")).isEmpty();
    }

    @Test
    void aSourcesPageLeadsToItsOlderArticlesAndBack() {
        for (int i = 0; i < 40; i++) {
            newsroom.add(Samples.article(
                    Samples.id(1000 + i),
                    Samples.HARBOUR,
                    "Story " + i,
                    "",
                    "",
                    Samples.NOON.minusSeconds(100_000L + 3600L * i),
                    List.of()));
        }
        Document first = page("/sources/harbour-post", UiLanguage.EN);
        assertThat(first.select(".rows > li")).hasSize(30);
        String older = first.selectFirst(".pager a[rel=next]").attr("href");
        Document second = page(older, UiLanguage.EN);
        assertThat(second.select(".rows > li")).hasSize(12);
        assertThat(second.select(".pager a").eachAttr("href")).containsExactly("/sources/harbour-post");
        assertThat(second.select(".rows h3 a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select(".rows h3 a").eachAttr("href"));
    }

    @Test
    void aDayIsThatOfItsSourcesZoneAndLeadsToTheNearestDayBefore() {
        newsroom.add(Samples.article(
                Samples.id(997),
                Samples.HOMS,
                "بعد منتصف الليل في دمشق",
                "",
                "",
                Instant.parse("2024-12-04T22:30:00Z"),
                List.of()));
        Document day = page("/sources/homs-today/2024-12-05", UiLanguage.AR);
        assertThat(day.select(".rows h2").eachText()).containsExactly("بعد منتصف الليل في دمشق");
        assertThat(day.selectFirst("h1").text()).contains("5 كانون الأول 2024");
        Document next = page("/sources/homs-today/2024-12-07", UiLanguage.AR);
        assertThat(next.select(".pager a").eachAttr("href")).contains("/sources/homs-today/2024-12-05");
    }

    @ParameterizedTest
    @CsvSource({"الأيام 24,أ", "The Harbour Post,H", "l’Humanité,H", "الف,ا", "émeute,É", "👩‍👩‍👧 news,👩‍👩‍👧"})
    void aSourcesInitialIsThatOfItsNameWithoutTheArticle(String name, String initial) {
        assertThat(SourceItem.initial(name)).isEqualTo(initial);
    }

    @Test
    void frenchSignsAreNotTornFromTheirWords() {
        assertThat(Card.unbroken("Il dit : « oui » ! Et 3: 4"))
                .isEqualTo("Il dit\u00A0: «\u00A0oui\u00A0»\u00A0! Et 3: 4");
    }

    @Test
    void anEmptySiteSaysSo() {
        newsroom.clear();
        // the ticker remembers its headlines for a moment
        await().untilAsserted(() ->
                assertThat(page("/", UiLanguage.FR).select(".ticker")).isEmpty());
        Document home = page("/", UiLanguage.FR);
        assertThat(home.selectFirst(".notice h2").text()).isEqualTo("Pas encore d’articles");
        assertThat(home.select(".notice a").eachAttr("href")).containsExactly("/admin");
        assertThat(page("/sources", UiLanguage.FR).selectFirst(".notice").text())
                .isNotBlank();
    }

    @Test
    void aPageMayBeSharedForASecondAndIsNotSentTwice() {
        MvcTestResult first = get("/", UiLanguage.AR);
        var response = first.getResponse();
        assertThat(response.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("max-age=1, must-revalidate, public");
        assertThat(response.getHeader(HttpHeaders.VARY)).contains("Accept-Language");
        assertThat(response.getHeader("Content-Security-Policy")).contains("script-src 'self'");
        String etag = response.getHeader(HttpHeaders.ETAG);
        assertThat(http.get()
                        .uri("/")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "ar")
                        .header(HttpHeaders.IF_NONE_MATCH, etag)
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED);
        assertThat(get("/", UiLanguage.FR).getResponse().getHeader(HttpHeaders.ETAG))
                .isNotEqualTo(etag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/articles/00000000000000000000000000000bad",
                "/articles/x",
                "/sources/nobody",
                "/sources/alayam/2024-02-30",
                "/sources/alayam/yesterday"
            })
    void whatThereIsNotIsNotFoundOnAPage(String path) {
        MvcTestResult result = get(path, UiLanguage.FR);
        assertThat(result).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(Jsoup.parse(body(result)).selectFirst("h1").text()).isEqualTo("Cette page n’existe pas");
    }

    @Test
    void anArticlesAddressIsReadableAndAnyOtherTitleLeadsThere() {
        String path = Samples.arabic().path();
        assertThat(path).startsWith("/articles/" + Samples.ARABIC + "/%D8%A8%D8%B9%D8%AF-");
        MvcTestResult readable = getRaw(path);
        assertThat(readable).hasStatusOk();
        for (String address : List.of("/articles/" + Samples.ARABIC, path)) {
            assertThat(Jsoup.parse(body(getRaw(address)))
                            .select("link[rel=canonical]")
                            .attr("href"))
                    .isEqualTo("http://localhost:8080" + path);
        }
        for (String other : List.of("/old-title", "/%D8%B9%D9%86%D9%88%D8%A7%D9%86-%D9%82%D8%AF%D9%8A%D9%85")) {
            MvcTestResult moved = getRaw("/articles/" + Samples.ARABIC + other + "?ui=fr&reported=1");
            assertThat(moved).hasStatus(HttpStatus.MOVED_PERMANENTLY);
            assertThat(moved.getResponse().getHeader(HttpHeaders.LOCATION)).isEqualTo(path + "?ui=fr&reported=1");
        }
        newsroom.withdraw(Samples.ARABIC);
        assertThat(getRaw(path)).hasStatus(HttpStatus.GONE);
        assertThat(getRaw("/articles/" + Samples.ARABIC + "/old-title")).hasStatus(HttpStatus.GONE);
        assertThat(getRaw("/articles/" + Samples.id(12345) + "/old-title")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aSourceThatLetsOnlyTheLinkBeShownIsTheCanonicalAddress() {
        Source plain = Samples.HARBOUR;
        Source linkOnly = new Source("links", "Links", null, "en", plain.zone(), DisplayPolicy.LINK, null, null, true);
        newsroom.add(Samples.article(Samples.id(996), linkOnly, "A link", "", "", Samples.NOON, List.of()));
        assertThat(page("/articles/" + Samples.id(996), UiLanguage.EN)
                        .select("link[rel=canonical]")
                        .attr("href"))
                .isEqualTo("https://links.example/" + Samples.id(996));
    }

    @Test
    void whatChangedIsShownWordForWordBetweenAnyTwoVersions() {
        Article now = Samples.arabic();
        newsroom.hadBefore(version(1, now, "السوق القديمة تفتح أبوابها <b>", "<p>كلّفت الأشغال 10 ملايين درهم.</p>"));
        newsroom.hadBefore(version(2, now, "السوق القديمة تفتح أبوابها غدا", "<p>كلّفت الأشغال 11 مليون درهم.</p>"));
        newsroom.add(
                version(3, now, "السوق القديمة تفتح أبوابها غدا", "<p>كلّفت الأشغال 12 مليون درهم.</p><p>جديد</p>"));
        String path = "/articles/" + Samples.ARABIC + "/revisions";

        assertThat(page("/articles/" + Samples.ARABIC, UiLanguage.AR)
                        .selectFirst(".article-changed a")
                        .attr("href"))
                .isEqualTo(path);
        Document last = page(path, UiLanguage.AR);
        assertThat(last.select(".difference del").eachText()).containsExactly("11");
        assertThat(last.select(".difference ins").eachText()).containsExactly("12", "جديد");
        assertThat(last.selectFirst(".difference").attr("dir")).isEqualTo("rtl");
        assertThat(last.select(".versions li")).hasSize(3);
        assertThat(last.select(".versions a").eachAttr("href"))
                .containsExactly(path + "?from=2&to=3", path + "?from=1&to=2");
        Document first = page(path + "?from=1&to=2", UiLanguage.FR);
        assertThat(first.select(".difference-title del").text()).isEqualTo("<b>");
        assertThat(first.select(".difference-title ins").text()).isEqualTo("غدا");
        assertThat(first.select(".difference b, .difference img")).isEmpty();
        assertThat(page(path + "?from=1&to=3", UiLanguage.EN)
                        .select(".difference ins")
                        .eachText())
                .contains("غدا", "12 مليون");
        for (String nonsense : List.of("?from=3&to=1", "?from=x", "?to=9")) {
            assertThat(getRaw(path + nonsense).getResponse().getStatus())
                    .as(nonsense)
                    .isIn(400, 404);
        }
        newsroom.withdraw(Samples.ARABIC);
        assertThat(getRaw(path)).hasStatus(HttpStatus.GONE);
    }

    private static Article version(long revision, Article now, String title, String body) {
        return new Article(
                now.id(),
                title,
                now.source(),
                now.url(),
                now.language(),
                now.direction(),
                now.authors(),
                now.publishedAt(),
                now.sortAt(),
                now.editedAt(),
                now.summary(),
                body,
                now.images(),
                now.hiddenImages(),
                now.related(),
                now.categories(),
                revision);
    }

    @Test
    void articlesAreFoundBySectionAndByAuthorWhateverTheSpelling() {
        Document article = page("/articles/" + Samples.ARABIC, UiLanguage.AR);
        assertThat(article.select(".labels a").eachAttr("href"))
                .containsExactly("/sections/%D8%A7%D9%84%D9%85%D8%AC%D8%AA%D9%85%D8%B9", "/sections/cite-societe");
        assertThat(article.select(".article-byline a[href^=/authors/]").eachAttr("href"))
                .hasSize(2)
                .contains("/authors/karim-b");
        assertThat(page("/sections", UiLanguage.EN).select(".sections a").eachText())
                .containsExactly("Cité & Société", "المجتمع");
        Document section = page("/sections/cite-societe", UiLanguage.FR);
        assertThat(section.selectFirst("h1").text()).isEqualTo("Rubrique : Cité & Société");
        assertThat(section.select(".rows h2 a").eachAttr("href"))
                .containsExactly(Samples.arabic().path());
        assertThat(section.select("link[rel=alternate]").eachAttr("href"))
                .contains("/feeds/articles.rss?section=cite-societe");
        MvcTestResult moved = getRaw("/sections/Cit%C3%A9%20Soci%C3%A9t%C3%A9");
        assertThat(moved).hasStatus(HttpStatus.MOVED_PERMANENTLY);
        assertThat(moved.getResponse().getHeader(HttpHeaders.LOCATION)).isEqualTo("/sections/cite-societe");
        assertThat(page("/authors/karim-b", UiLanguage.EN).selectFirst("h1").text())
                .isEqualTo("Articles by Karim B.");
        assertThat(getRaw("/sections/nothing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(getRaw("/authors/...")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aSourcesPageSaysHowFreshItIsAndWhatItShows() {
        assertThat(page("/sources/alayam", UiLanguage.EN)
                        .selectFirst(".source-about")
                        .text())
                .contains("Newest article: 7 December 2024", "13:00", "shown here in full", "العربية");
        assertThat(page("/sources/alayam/2024-12-07", UiLanguage.EN).select(".source-about"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AR, آخر خبر قبل ساعتين, لا جديد منذ أيام, صامت منذ أكثر من شهر, لم يصل منه خبر بعد",
        "FR, Dernier article il y a 2 heures, Rien de neuf depuis des jours, Muette depuis plus d’un mois, Pas encore d’article",
        "EN, Newest article 2 hours ago, Nothing new for days, Silent for over a month, No article yet"
    })
    void theListOfSourcesSaysHowFreshEachIs(
            UiLanguage language, String fresh, String quiet, String silent, String none) {
        publish(2001, "calm", Samples.NOON.minusSeconds(4 * 86_400));
        publish(2002, "mute", Samples.NOON.minusSeconds(40 * 86_400));
        newsroom.follow(Samples.source("new", "New", "en", "UTC"));

        Document page = page("/sources", language);

        Element alayam = page.selectFirst(".sources li:has([href=/sources/alayam])");
        assertThat(alayam.selectFirst("time").text()).isEqualTo(fresh);
        assertThat(alayam.selectFirst("time").attr("datetime")).isEqualTo(Samples.NOON.toString());
        assertThat(alayam.select(".source-quiet")).isEmpty();
        assertThat(page.select(".sources li:has([href=/sources/calm]) .source-quiet")
                        .text())
                .isEqualTo(quiet);
        assertThat(page.select(".sources li:has([href=/sources/mute]) .source-quiet")
                        .text())
                .isEqualTo(silent);
        assertThat(page.select(".sources li:has([href=/sources/new]) p").text()).isEqualTo(none);
    }

    private void publish(int number, String source, Instant at) {
        newsroom.add(Samples.article(
                Samples.id(number), Samples.source(source, source, "en", "UTC"), "A title", "", "", at, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"AR,حذفه فريق التحرير.", "FR,La rédaction l’a retiré.", "EN,The newsroom took it down."})
    void aWithdrawnArticlesPageSaysWhy(UiLanguage language, String reason) {
        newsroom.withdraw(Samples.ARABIC);
        Document gone = Jsoup.parse(body(get("/articles/" + Samples.ARABIC, language)));
        assertThat(gone.select(".notice p").eachText()).contains(reason);
        assertThat(gone.selectFirst("html").attr("lang")).isEqualTo(language.tag());
    }

    @ParameterizedTest
    @CsvSource({
        "AR, 1, قراءته في دقيقة واحدة",
        "AR, 2, قراءته في دقيقتين",
        "AR, 3, قراءته في 3 دقائق",
        "AR, 11, قراءته في 11 دقيقة",
        "FR, 1, Une minute de lecture",
        "FR, 2, 2 minutes de lecture",
        "EN, 1, One minute to read",
        "EN, 5, 5 minutes to read"
    })
    void anArticleSaysHowLongItTakesToRead(UiLanguage language, int minutes, String words) {
        String body = "<p>" + "mot ".repeat(230 * minutes) + "</p>";
        newsroom.add(Samples.article(Samples.id(995), Samples.COURRIER, "Titre", "", body, Samples.NOON, List.of()));
        assertThat(page("/articles/" + Samples.id(995), language)
                        .select(".article-byline p")
                        .eachText())
                .contains(words);
    }

    @Test
    void anArticleNamesItsSourceAndCanBeHandedOnWithoutScript() {
        Document page = page("/articles/" + Samples.FRENCH, UiLanguage.FR);
        assertThat(page.select(".article-byline .initial").text()).isEqualTo("C");
        assertThat(page.select(".read-at-source").text()).isEqualTo("Lire l’article à sa source le-courrier.example");
        String address = "http://localhost:8080/articles/" + Samples.FRENCH;
        assertThat(page.select(".share-address bdi").text()).isEqualTo(address);
        String mail = page.select(".share a").attr("href");
        assertThat(mail).startsWith("mailto:?subject=Le%20vieux%20march%C3%A9%20rouvre");
        assertThat(URI.create(mail).getSchemeSpecificPart())
                .endsWith("&body=" + Samples.french().title() + "\r\n" + address);
        assertThat(page.select(".share button:not([hidden])")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSiteCanBeInstalledInTheInterfaceLanguage(UiLanguage language) {
        assertThat(page("/", language).select("link[rel=manifest]").attr("href"))
                .isEqualTo("/manifest.webmanifest");
        MvcTestResult answer = get("/manifest.webmanifest", language);
        assertThat(answer).hasStatusOk().hasContentType("application/manifest+json");
        JsonNode manifest = JsonMapper.shared().readTree(body(answer));
        assertThat(manifest.get("lang").asString()).isEqualTo(language.tag());
        assertThat(manifest.get("dir").asString()).isEqualTo(language.direction());
        assertThat(manifest.get("short_name").asString()).isEqualTo(language == UiLanguage.AR ? "جريدة" : "Jarida");
        assertThat(manifest.get("start_url").asString()).isEqualTo("/");
        for (JsonNode icon : manifest.get("icons")) {
            assertThat(Assets.instance().find(icon.get("src").asString())).isPresent();
        }
        for (JsonNode shortcut : manifest.get("shortcuts")) {
            page(shortcut.get("url").asString(), language);
        }
        Asset stylesheet =
                Assets.instance().find(Assets.instance().path("jarida.css")).orElseThrow();
        assertThat(new String(stylesheet.bytes(), StandardCharsets.UTF_8))
                .contains("--paper: " + manifest.get("theme_color").asString());
    }

    @Test
    void theWorkerIsAskedForEachTimeAndServesTheWholeSite() {
        var worker = get("/sw.js", UiLanguage.AR).getResponse();
        assertThat(worker.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache");
        assertThat(worker.getContentType()).startsWith("text/javascript");
        assertThat(page("/", UiLanguage.AR).select("script[src*=/keep.]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"AR,لا اتصال بالموقع", "FR,Pas de connexion au site", "EN,No connection to the site"})
    void thePageForReadersWithoutANetworkIsForNoSearchEngine(UiLanguage language, String title) {
        Document page = page("/offline", language);
        assertThat(page.selectFirst("h1").text()).isEqualTo(title);
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select(".ticker")).isEmpty();
    }

    @Test
    void theFrontPageAndASourcesPageNameTheirFeeds() {
        assertThat(page("/", UiLanguage.AR).select("link[rel=alternate]").eachAttr("href"))
                .containsExactly("/feeds/articles.rss", "/feeds/articles.atom", "/feeds/articles.json");
        assertThat(page("/sources/alayam", UiLanguage.AR)
                        .select("link[rel=alternate][type=application/atom+xml]")
                        .eachAttr("href"))
                .containsExactly("/feeds/articles.atom?source=alayam");
    }

    @Test
    void aWithdrawnArticleIsGone() {
        newsroom.withdraw(Samples.ARABIC);
        MvcTestResult result = get("/articles/" + Samples.ARABIC, UiLanguage.AR);
        assertThat(result).hasStatus(HttpStatus.GONE);
        assertThat(Jsoup.parse(body(result)).selectFirst("h1").text()).isEqualTo("لم يعد هذا الخبر منشورا");
        assertThat(get("/sources/alayam?cursor=nonsense", UiLanguage.AR)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private Document page(String path, UiLanguage language) {
        MvcTestResult result = get(path, language);
        assertThat(result).as(path).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
        return Jsoup.parse(body(result));
    }

    private MvcTestResult get(String path, UiLanguage language) {
        return http.get()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language.name().toLowerCase(Locale.ROOT))
                .exchange();
    }

    /** Of an address that is encoded already. */
    private MvcTestResult getRaw(String path) {
        return http.get().uri(URI.create(path)).accept(MediaType.TEXT_HTML).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
