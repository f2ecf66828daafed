package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarida.article.search.Search;
import org.jarida.theme.UiLanguage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = PageFixture.class)
@AutoConfigureMockMvc
@ActiveProfiles(PageFixture.PROFILE)
class SearchPageTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Search search;

    @BeforeEach
    void fill() {
        newsroom.clear();
        Samples.frontPage().forEach(newsroom::add);
        ((NewsroomSearch) search).complete = true;
    }

    @ParameterizedTest
    @EnumSource
    void theEmptyPageHasAFormAndTellsWhatCanBeTyped(UiLanguage language) {
        Document page = page("/search", language);

        assertThat(page.selectFirst("html").attr("dir")).isEqualTo(language.direction());
        assertThat(page.select("form[role=search][action=/search] input[name=q]"))
                .hasSize(1);
        assertThat(page.select(".search-help dt")).hasSize(8);
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select(".masthead-nav [aria-current=page]").attr("href"))
                .isEqualTo("/search");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFoundIsMarkedAndLinked(UiLanguage language) {
        Document page = page("/search?q=السوق", language);

        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select(".rows h2 a").attr("href")).startsWith("/articles/" + Samples.ARABIC);
        assertThat(page.select(".rows h2 mark").text()).isEqualTo("السوق");
        assertThat(page.select("input[name=q]").attr("value")).isEqualTo("السوق");
        assertThat(page.select("p[role=status]")).hasSize(1);
        assertThat(page.select("style, [style], script:not([src])")).isEmpty();
    }

    @Test
    void whatWasTypedAndWhatIsFoundIsTextAndNeverHtml() {
        String typed = "\"><img src=x onerror=alert(1)>";
        Document page = page(
                "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8).replace("+", "%20"), UiLanguage.AR);

        assertThat(page.select("img[onerror]")).isEmpty();
        assertThat(page.select("input[name=q]").attr("value")).isEqualTo(typed);
        assertThat(page.select(".notice")).hasSize(1);
    }

    @Test
    void facetsNarrowAndLetGo() {
        Document all = page("/search?q=ا", UiLanguage.AR);
        String narrow = all.select(".search-facets a").stream()
                .map(link -> link.attr("href"))
                .filter(href -> href.contains("source=homs-today"))
                .findFirst()
                .orElseThrow();

        Document narrowed = page(narrow, UiLanguage.AR);

        assertThat(narrowed.select(".card-byline b").eachText()).containsOnly("حمص اليوم");
        assertThat(narrowed.select("input[type=hidden][name=source]").attr("value"))
                .isEqualTo("homs-today");
        String wide = narrowed.select(".search-facets a[aria-current]").attr("href");
        assertThat(wide).isEqualTo("/search?q=%D8%A7");
        assertThat(page("/search?q=e", UiLanguage.AR).select(".search-facets a").eachText())
                .contains("الفرنسية", "الإنجليزية");
    }

    @Test
    void anIndexThatIsBeingFilledIsSaidToBe() {
        assertThat(page("/search?q=السوق", UiLanguage.EN).text()).doesNotContain("being filled");
        ((NewsroomSearch) search).complete = false;

        assertThat(page("/search?q=السوق", UiLanguage.EN).text()).contains("being filled");
    }

    @Test
    void pagesFollowEachOther() {
        for (int number = 0; number < 30; number++) {
            newsroom.add(Samples.article(
                    Samples.id(5000 + number),
                    Samples.HOMS,
                    "خبر متكرر " + number,
                    "",
                    "",
                    Samples.NOON.minusSeconds(number),
                    List.of()));
        }
        Document first = page("/search?q=متكرر", UiLanguage.AR);
        String next = first.select("a[rel=next]").attr("href");

        Document second = page(next, UiLanguage.AR);

        assertThat(first.select(".rows li")).hasSize(20);
        assertThat(second.select(".rows li")).hasSize(10);
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search?q=a&cursor=x", "/search?q=a&day=2026-02-30"})
    void anAddressThatNoPageHasIsRefused(String address) {
        assertThat(get(address, UiLanguage.AR)).hasStatus(400);
    }

    @Test
    void theFrontPageHasTheForm() {
        assertThat(page("/", UiLanguage.FR).select("form[role=search]")).hasSize(1);
    }

    private Document page(String address, UiLanguage language) {
        MvcTestResult answer = get(address, language);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult get(String address, UiLanguage language) {
        URI uri = URI.create(address.codePoints()
                .collect(
                        StringBuilder::new,
                        (text, each) -> text.append(
                                each < 128
                                        ? Character.toString(each)
                                        : URLEncoder.encode(Character.toString(each), StandardCharsets.UTF_8)),
                        StringBuilder::append)
                .toString());
        return http.get()
                .uri(uri)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language.tag())
                .exchange();
    }
}
