package org.jarida.ingest.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.test.HostileSnippets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.XmlDeclaration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Markup of a hostile source, judged by what a parser makes of the outcome. */
class HostileSnippetsTests {

    private static final String BASE = "https://news.example/a/b.html";

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "q",
            "cite",
            "pre",
            "code",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "span",
            "section",
            "a",
            "img",
            "figure",
            "figcaption",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "colgroup",
            "col",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "del",
            "ins",
            "small",
            "sub",
            "sup",
            "mark",
            "abbr",
            "dfn",
            "kbd",
            "samp",
            "var",
            "time",
            "bdi",
            "bdo",
            "ruby",
            "rt",
            "rp",
            "wbr",
            "details",
            "summary");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "a", Set.of("href", "title", "rel"),
            "img", Set.of("src", "alt", "width", "height", "title"),
            "blockquote", Set.of("cite"),
            "q", Set.of("cite"),
            "abbr", Set.of("title"),
            "time", Set.of("datetime"),
            "ol", Set.of("start", "reversed", "type"),
            "td", Set.of("colspan", "rowspan"),
            "th", Set.of("colspan", "rowspan", "scope"));

    static List<String> snippets() {
        return HostileSnippets.all();
    }

    @Test
    void thereAreManyAndNoneTwice() {
        assertThat(snippets()).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void nothingExecutableComesThrough(String snippet) {
        assertHarmless(ArticleHtml.clean(snippet, BASE).html());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void norWithinAnArticle(String snippet) {
        var html = ArticleHtml.article(
                        "<h2>a</h2><p>before " + snippet + " after</p><table><tr><td>" + snippet + "</table>",
                        BASE,
                        List.of())
                .html();

        assertHarmless(html);
        assertThat(html).contains("before");
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void cleaningTwiceEqualsOnce(String snippet) {
        var once = ArticleHtml.clean("<p>before</p>" + snippet, BASE);
        var twice = ArticleHtml.clean(once.html(), BASE);

        assertThat(twice.html()).isEqualTo(once.html());
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(twice.images()).isEqualTo(once.images());
    }

    private static void assertHarmless(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        assertThat(body.nodeStream())
                .noneMatch(
                        node -> node instanceof Comment || node instanceof DataNode || node instanceof XmlDeclaration);
        for (var element : body.select("*")) {
            if (!element.equals(body)) {
                assertThat(ELEMENTS).as(html).contains(element.normalName());
                assertAttributes(element, html);
            }
        }
    }

    private static void assertAttributes(Element element, String html) {
        var allowed = ATTRIBUTES.getOrDefault(element.normalName(), Set.of());
        for (var attribute : element.attributes()) {
            var value = attribute.getValue();
            switch (attribute.getKey()) {
                case "dir" -> assertThat(value).as(html).matches("(?i)ltr|rtl|auto");
                case "lang" -> assertThat(value).as(html).matches("[A-Za-z0-9-]{2,50}");
                case "href" -> assertThat(value).as(html).matches("(?is)(?:https?://|mailto:|tel:).*");
                case "src", "cite" -> assertThat(value).as(html).matches("(?is)https?://.*");
                case "rel" -> assertThat(value).as(html).isEqualTo("nofollow noopener noreferrer");
                default -> assertThat(allowed).as(html).contains(attribute.getKey());
            }
        }
        assertThat(element.nameIs("a") && !element.attr("rel").equals("nofollow noopener noreferrer"))
                .as(html)
                .isFalse();
    }
}
