package org.jarida.ingest.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtentTests {

    private static Element first(String html, String selector) {
        return Objects.requireNonNull(ArticleHtml.parse(html, "").selectFirst(selector));
    }

    /** Of two elements and two texts, five characters of text and four of an attribute. */
    @ParameterizedTest
    @CsvSource({"4, 9, true", "3, 9, false", "4, 8, false", "1000, 1000, true", "0, 0, false"})
    void nodesAndCharactersAreCountedAsFarAsAsked(int nodes, int characters, boolean within) {
        var element = first("<div><b class=four>abc</b><i></i>de</div>", "div");

        assertThat(Extent.isWithin(element, nodes, characters)).isEqualTo(within);
    }

    @Test
    void anEmptyElementHasNothingInIt() {
        assertThat(Extent.isWithin(first("<div></div>", "div"), 0, 0)).isTrue();
    }

    @Test
    void anImageIsTheOnlyOneUntilThereIsAnother() {
        var html = "<section><div>a <img id=one></div>%s</section>";
        var alone = first(html.formatted("<p>b</p>"), "#one");
        var one = first(html.formatted("<p><img></p>"), "#one");

        assertThat(Extent.isOnlyImage(alone, first(html.formatted(""), "section")))
                .isFalse();
        assertThat(Extent.isOnlyImage(alone, Objects.requireNonNull(alone.closest("section"))))
                .isTrue();
        assertThat(Extent.isOnlyImage(one, Objects.requireNonNull(one.closest("div"))))
                .isTrue();
        assertThat(Extent.isOnlyImage(one, Objects.requireNonNull(one.closest("section"))))
                .isFalse();
    }
}
