package org.jarida.ingest.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelatedBoxesTests {

    private static final String BASE = "https://news.example/a/b.html";
    private static final String SELF = "https://news.example/n/1";
    private static final String BEFORE = "<p>قبل.</p>";
    private static final String AFTER = "<p>Et après.</p>";

    private static CleanHtml article(String html) {
        return ArticleHtml.article(html, BASE, List.of(SELF));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <aside class="related"><h3>اقرأ أيضا</h3><ul><li><a href="/n/2">خريطة الخطوط الجديدة</a></li></ul></aside> | خريطة الخطوط الجديدة
            <h3>اقرأ أيضاً:</h3><ul><li><a href="/n/2">خريطة الخطوط الجديدة</a></li></ul> | خريطة الخطوط الجديدة
            <p><strong>إقرأ أيضًا</strong></p><p><a href="/n/2">خريطة الخطوط الجديدة</a></p><p>• <a href="/n/3">كم ستكلف التذكرة؟</a></p> | خريطة الخطوط الجديدة;كم ستكلف التذكرة؟
            <p><b>اقــرأ المزيد</b>: <a href="/n/2">خريطة الخطوط الجديدة</a></p> | خريطة الخطوط الجديدة
            <div><div><h4>مواضيع ذات صلة</h4></div><div><div><a href="/n/2">خريطة الخطوط الجديدة</a></div></div></div> | خريطة الخطوط الجديدة
            <h3>أخبار ذات صلة</h3><ol><li><a href="/n/2">خريطة الخطوط الجديدة</a><li><a href="/n/3">قصيرة</a></ol> | خريطة الخطوط الجديدة;قصيرة
            <div class="box-related"><h3>À lire aussi</h3><ul><li><a href="/n/2">Le tramway arrive à l'est</a></li></ul></div> | Le tramway arrive à l'est
            <h4>À&nbsp;LIRE AUSSI :</h4><ul><li><a href="/n/2">Le tramway arrive à l'est</a></li></ul> | Le tramway arrive à l'est
            <p><strong>Lire aussi</strong><br><a href="/n/2">Le tramway arrive à l'est</a><br><a href="/n/3">Le prix du billet monte</a></p> | Le tramway arrive à l'est;Le prix du billet monte
            <p>Sur le même sujet</p><p><a href="/n/2">Le tramway arrive à l'est</a></p> | Le tramway arrive à l'est
            <aside class="read-also"><h2>Read also</h2><ul><li><a href="/n/2">Tram line three opens</a></li></ul></aside> | Tram line three opens
            <h2>Read more</h2><ul><li><a href="/n/2">Tram line three opens</a> <time>7 Dec</time></li></ul> | Tram line three opens
            <p><b>Also read:</b></p><ul><li><a href="/n/2">Tram line three opens</a></li></ul> | Tram line three opens
            <table><tr><td>Related</td></tr><tr><td><a href="/n/2">Tram line three opens</a></td></tr></table> | Tram line three opens
            <div id="related-posts"><h3>You may have missed</h3><a href="/n/2"><img src="/i.jpg"><h4>Tram line three opens</h4><p>Tuesday</p></a></div> | Tram line three opens
            """)
    void aBoxLeavesTheBodyWithItsHeading(String box, String titles) {
        var article = article(BEFORE + box + AFTER);

        assertThat(article.html()).isEqualTo(BEFORE + AFTER);
        assertThat(article.related()).extracting(Link::title).containsExactly(titles.split(";"));
        assertThat(article.related()).extracting(Link::url).allMatch(url -> url.startsWith("https://news.example/n/"));
        assertThat(article.images()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Read more about the <a href=\"/n/2\">third line of the tram</a> in our archive.</p>",
                "<p>Read more: <a href=\"/n/2\">Tram line three opens</a> and other stories.</p>",
                "<p>قال الوزير. <strong>اقرأ أيضا</strong> <a href=\"/n/2\">خريطة الخطوط الجديدة</a></p>",
                "<p>اقرأ أيضا ما كتبه الوزير عن <a href=\"/n/2\">خريطة الخطوط الجديدة</a></p>",
                "<h3>اقرأ أيضا</h3><p>قال الوزير إن <a href=\"/n/2\">خريطة الخطوط الجديدة</a> جاهزة.</p>",
                "<h3>Related</h3><ul><li><a href=\"/n/2\">Tram line three opens</a> after years</li></ul>",
                "<h3>Related</h3><ul><li>One of the causes</li><li>Another of them</li></ul>",
                "<h3>Lire aussi</h3><p>Le maire a parlé.</p>",
                "<h3>Les étapes</h3><ul><li><a href=\"/n/2\">Le tramway arrive à l'est</a></li></ul>",
                "<p>Read more: <a href=\"https://news.example/n/1\">Tram line three opens</a></p>",
                "<p>Read more: <a href=\"/n/2\">here</a></p>",
                "<p>Related: <a href=\"mailto:a@b.example\">the editors of this paper</a></p>",
                "<div class=\"related\"><p>The <a href=\"/n/2\">third line of the tram</a> is related to it.</p></div>",
                "<div class=\"unrelated\"><p><a href=\"/n/2\">Tram line three opens</a></p></div>",
                "<p>The <a class=\"related\" href=\"/n/2\">third line of the tram</a> opens.</p>",
                "<ul><li><a href=\"/n/2\">Tram line three opens</a></li></ul>"
            })
    void proseStays(String prose) {
        var article = article(BEFORE + prose + AFTER);

        assertThat(article.html())
                .isEqualTo(ArticleHtml.clean(BEFORE + prose + AFTER, BASE).html());
        assertThat(article.related()).isEmpty();
    }

    @Test
    void whatFollowsTheLinksStays() {
        var article = article("<p>x</p><h3>Read also</h3><ul><li><a href='/n/2'>Tram line three opens</a></li></ul>"
                + "<p>And then the <a href='/n/3'>mayor of the capital</a> spoke.</p>");

        assertThat(article.text()).isEqualTo("x\nAnd then the mayor of the capital spoke.");
        assertThat(article.related()).containsExactly(new Link("Tram line three opens", "https://news.example/n/2"));
    }

    @Test
    void eachArticleStandsOnceAndNeverTheArticleItself() {
        var article = article("<p>x</p><h3>Read also</h3><ul><li><a href='/n/2'>Tram line three opens</a></li>"
                + "<li><a href='https://news.example/n/2#top'>The same once more</a></li>"
                + "<li><a href='/n/1#comments'>The article itself</a></li></ul>");

        assertThat(article.html()).isEqualTo("<p>x</p>");
        assertThat(article.related()).containsExactly(new Link("Tram line three opens", "https://news.example/n/2"));
    }

    @Test
    void noMoreThanTwentyAreKept() {
        var items = IntStream.range(2, 50)
                .mapToObj(i -> "<li><a href='/n/" + i + "'>Headline number " + i + "</a></li>")
                .collect(Collectors.joining());

        var article = article("<p>x</p><h3>Read also</h3><ul>" + items + "</ul>");

        assertThat(article.related()).hasSize(20);
        assertThat(article.html()).isEqualTo("<p>x</p>");
    }

    @Test
    void aBodyThatIsNothingButABoxKeepsIt() {
        var box = "<h3>Read also</h3><ul><li><a href=\"/n/2\">Tram line three opens</a></li></ul>";

        assertThat(article(box)).isEqualTo(ArticleHtml.clean(box, BASE));
    }

    @Test
    void hostileBodiesEndInTime() {
        article("<p>Related</p><br>".repeat(50_000));
        article("<div class=related><a href=/n/2>Tram line three opens</a>".repeat(20_000));
        article("<p>Related</p>" + "<p><a href=/n/2>Tram line three opens</a></p>".repeat(50_000));
        article(("<p>Related</p>" + "<p><a href=/n/2>Tram line three opens</a></p>".repeat(90) + "<p>x</p>")
                .repeat(400));
        assertThat(article("<b>Related".repeat(20_000) + "<p>x").text()).contains("x");
    }
}
