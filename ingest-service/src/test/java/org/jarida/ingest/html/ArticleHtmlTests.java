package org.jarida.ingest.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleHtmlTests {

    private static final String BASE = "https://news.example/a/b.html";

    private static String clean(String html) {
        return ArticleHtml.clean(html, BASE).html();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "<img src=`javascript:alert(1)`>",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"https://ok.example\" onclick=\"alert(1)\">x</a>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<style>p{background:url(//evil.example)}</style>",
                "<link rel=stylesheet href=//evil.example/x.css>",
                "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
                "<base href=//evil.example>",
                "<iframe src=//evil.example></iframe>",
                "<object data=x></object><embed src=x>",
                "<form action=//evil.example><input name=p><button>x</button></form>",
                "<svg><script>alert(1)</script></svg>",
                "<svg onload=alert(1)>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<![CDATA[<img src=x onerror=alert(1)>]]>",
                "<template><script>alert(1)</script></template>",
                "<video src=x onerror=alert(1)></video><audio src=x></audio>",
                "<p id=\"login\" class=\"x\" data-x=\"y\">x</p>",
                "<details ontoggle=alert(1) open>x</details>",
                "<body onload=alert(1)>x",
                "<xss:x xmlns:xss=x onclick=alert(1)>x</xss:x>",
                "<textarea><script>alert(1)</script></textarea>",
                "<title><img src=x onerror=alert(1)></title>"
            })
    void attacksComeToNothing(String attack) {
        var html = clean(attack).toLowerCase(java.util.Locale.ROOT);

        assertThat(html)
                .doesNotContainPattern(
                        "<(script|style|iframe|object|embed|form|input|button|svg|math|link|meta|base|template|video|audio|textarea)")
                .doesNotContainPattern("<[^>]*\\s(on\\w+|style|id|class|data-\\w+)\\s*=")
                .doesNotContainPattern("(href|src)=\"(?!https?:)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>a <b>b</b> <i>c</i></p> | <p>a <b>b</b> <i>c</i></p>
            <p dir="rtl" lang="ar">نص <bdi>BBC</bdi></p> | <p dir="rtl" lang="ar">نص <bdi>BBC</bdi></p>
            <p dir="sideways" lang="a b">x</p> | <p>x</p>
            <blockquote cite="/q"><p>x</p></blockquote> | <blockquote cite="https://news.example/q"><p>x</p></blockquote>
            <a href="/x">y</a> | <a href="https://news.example/x" rel="nofollow noopener noreferrer">y</a>
            <a href="../x?a=1&b=2" target="_blank">y</a> | <a href="https://news.example/x?a=1&amp;b=2" rel="nofollow noopener noreferrer">y</a>
            <a href="mailto:a@b.example">y</a> | <a href="mailto:a@b.example" rel="nofollow noopener noreferrer">y</a>
            <a name="top">y</a> | y
            <font color="red">y</font> | y
            <table><tr><td colspan="2" width="3">1</td></tr></table> | <table><tbody><tr><td colspan="2">1</td></tr></tbody></table>
            <p></p><p>&nbsp;</p><p><br></p><p>x</p> | <p>x</p>
            <p>unclosed <b>bold | <p>unclosed <b>bold</b></p>
            <h2>عنوان</h2><ul><li>1<li>2</ul> | <h2>عنوان</h2><ul><li>1</li><li>2</li></ul>
            <img src="/i.jpg" width="640" height="auto" alt="a"> | <img src="https://news.example/i.jpg" width="640" alt="a">
            <img src="data:image/gif;base64,R0" data-src="/i.jpg"> | <img src="https://news.example/i.jpg">
            <img srcset="/s.jpg 320w, /l.jpg 1280w"> | <img src="https://news.example/l.jpg">
            <picture><source srcset="/l.webp 2x, /s.webp 1x"><img></picture> | <img src="https://news.example/l.webp">
            <img data-lazy-src="/i.jpg"><noscript><img src="/i.jpg"></noscript> | <img src="https://news.example/i.jpg">
            <amp-img src="/i.jpg"></amp-img> | <img src="https://news.example/i.jpg">
            <p>x<img src="/pixel" width="1" height="1"></p> | <p>x</p>
            <p>x<img src="http://feeds.feedburner.com/~r/x/~4/abc"></p> | <p>x</p>
            <p>x<img src="/p.gif" style="display:none"></p> | <p>x</p>
            <a href="https://ads.example"><img src="/t.gif" width="1"></a>x | x
            <figure><iframe src="//v.example"></iframe><figcaption>gone</figcaption></figure>x | x
            """)
    void thePolicyKeepsStructureAndMakesAddressesAbsolute(String dirty, String expected) {
        assertThat(clean(dirty)).isEqualTo(expected);
    }

    @Test
    void figuresKeepTheirCaptions() {
        var html =
                clean("<figure class=x><img src='/i.jpg' alt='a'><figcaption>نص <b>الصورة</b></figcaption></figure>");

        assertThat(html)
                .isEqualTo(
                        "<figure><img src=\"https://news.example/i.jpg\" alt=\"a\"><figcaption>نص <b>الصورة</b></figcaption></figure>");
    }

    @Test
    void cleaningTwiceChangesNothing() {
        var once = clean(
                "<div><p>a &amp; b &lt;c&gt; <a href='/x'>y</a></p><figure><img src=/i.jpg><figcaption>c</figcaption></figure>");

        assertThat(clean(once)).isEqualTo(once);
    }

    @Test
    void nestingWithoutEndIsFlattened() {
        var html = "<div>".repeat(50_000) + "x" + "</div>".repeat(50_000);

        assertThat(ArticleHtml.clean(html, BASE).text()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            EPA | - | EPA
            Getty Images | - | Getty Images
            (رويترز) | - | رويترز
            جنود في حمص (رويترز) | جنود في حمص | رويترز
            جنود في حمص (AFP/Getty Images) | جنود في حمص | AFP/Getty Images
            Des soldats à Homs. Crédit : AFP | Des soldats à Homs | AFP
            Des soldats à Homs © AFP | Des soldats à Homs | AFP
            Soldiers in Homs. Photo: Jane Doe/Reuters | Soldiers in Homs | Jane Doe/Reuters
            صدر الصورة، Getty Images | - | Getty Images
            Image caption, Soldiers in Homs | Soldiers in Homs | -
            متظاهرون في الرباط - أ ف ب | متظاهرون في الرباط | أ ف ب
            Soldiers in Homs yesterday | Soldiers in Homs yesterday | -
            The BBC building in London | The BBC building in London | -
            """)
    void captionAndCreditArePartedInWords(String written, String caption, String credit) {
        var html = "<figure><img src='/i.jpg'><figcaption>" + written + "</figcaption></figure>";

        assertThat(ArticleHtml.clean(html, BASE).images())
                .containsExactly(new FoundImage("https://news.example/i.jpg", caption, credit));
    }

    @Test
    void captionAndCreditArePartedByMarkup() {
        var marked =
                "<figure><img src='/a.jpg'><figcaption>Soldiers <span class='photo-credit'>© Jane Doe</span></figcaption></figure>"
                        + "<img src='/b.jpg' data-caption='Fans' data-credit='Dakota/Twitter'>";

        assertThat(ArticleHtml.clean(marked, BASE).images())
                .containsExactly(
                        new FoundImage("https://news.example/a.jpg", "Soldiers", "Jane Doe"),
                        new FoundImage("https://news.example/b.jpg", "Fans", "Dakota/Twitter"));
    }

    @Test
    void aLineThatIsOnlyAnAgencyCreditsTheImageBeforeIt() {
        var clean = ArticleHtml.clean("<p><img src='/a.jpg'></p><p>EPA</p><p>قالت فصائل المعارضة.</p>", BASE);

        assertThat(clean.images()).containsExactly(new FoundImage("https://news.example/a.jpg", null, "EPA"));
        assertThat(clean.html())
                .isEqualTo(
                        "<figure><img src=\"https://news.example/a.jpg\"><figcaption>EPA</figcaption></figure><p>قالت فصائل المعارضة.</p>");
    }

    @Test
    void imagesArePointedAtOurOwnOrDroppedWithTheirFigure() {
        var html = clean(
                "<p>a</p><figure><img src=/known.jpg><figcaption>c</figcaption></figure><figure><img src=/gone.jpg><figcaption>d</figcaption></figure>"
                        + "<p>b <a href=/x><img src=/gone.jpg></a></p>");

        var rewritten = ArticleHtml.rewriteImages(
                html, url -> url.endsWith("known.jpg") ? Optional.of("/images/0123abcd") : Optional.empty());

        assertThat(rewritten)
                .isEqualTo(
                        "<p>a</p><figure><img src=\"/images/0123abcd\"><figcaption>c</figcaption></figure><p>b </p>");
    }

    @Test
    void textHasALineForEachBlock() {
        assertThat(ArticleHtml.text("<h2>a</h2><p>b&nbsp;<b>c</b>\n d</p><ul><li>e<li>f</ul>g<br>h<script>i</script>"))
                .isEqualTo("a\nb c d\ne\nf\ng\nh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            قالت وزارة الصحة أمس | 12 | قالت وزارة…
            قالت وزارة الصحة أمس | 100 | قالت وزارة الصحة أمس
            قالت، وزارة | 7 | قالت…
            one two three | 9 | one two…
            👩‍👩‍👧‍👦👩‍👩‍👧‍👦 family | 3 | 👩‍👩‍👧‍👦👩‍👩‍👧‍👦…
            بِسْمِ اللَّهِ | 3 | بِسْمِ…
            abcdefghij | 4 | abcd…
            """)
    void excerptsAreCutBetweenWordsByTheCharactersThatReadersCount(String text, int length, String expected) {
        assertThat(ArticleHtml.excerpt(text, length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 < 2 and 3 > 2 | false
            List<String> in Java | false
            AT&T | false
            a <b>b</b> | true
            Tom &amp; Jerry | true
            x<br/>y | true
            """)
    void tellsHtmlFromTextWithAngleBrackets(String text, boolean html) {
        assertThat(ArticleHtml.looksLikeHtml(text)).isEqualTo(html);
    }

    @Test
    void ofATextOfMoreElementsThanAnyArticleHasOnlyTheWordsAreKept() {
        var most = "<p>a</p>".repeat(ArticleHtml.MOST_ELEMENTS - 10);

        assertThat(ArticleHtml.clean(most, "").html()).startsWith("<p>a</p><p>a</p>");
        assertThat(ArticleHtml.clean(most + "<br>".repeat(20), "").html())
                .startsWith("a a a")
                .doesNotContain("<");
    }

    @Test
    void theBeginningOfOneEndlessWordIsFoundAtOnce() {
        var word = "أ".repeat(300_000);

        assertThat(java.time.Duration.ofNanos(
                        nanosOf(() -> assertThat(ArticleHtml.excerpt(word, 280)).isEqualTo("أ".repeat(280) + "…"))))
                .isLessThan(java.time.Duration.ofSeconds(2));
        assertThat(ArticleHtml.excerpt("كلمة " + word, 280)).isEqualTo("كلمة…");
    }

    private static long nanosOf(Runnable work) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - before;
    }

    @Test
    void aFigureLargerThanAnyIsThePageAndItsFirstCaptionNotThatOfAllItsPictures() {
        var small = "<figure><img src='/1.jpg'><img src='/2.jpg'>%s<figcaption>قاعة</figcaption></figure>";

        assertThat(ArticleHtml.clean(small.formatted(""), BASE).images())
                .extracting(FoundImage::caption)
                .containsExactly("قاعة", "قاعة");
        assertThat(ArticleHtml.clean(small.formatted("<p>a</p>".repeat(200)), BASE)
                        .images())
                .extracting(FoundImage::caption)
                .containsExactly(null, null);
    }

    /** Looking through all of the box for each of its pictures would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>%s</div>",
                "<div>words %s</div>",
                "<figure>%s<b>words</b></figure>",
                "<figure>%s<figcaption>words</figcaption></figure>",
                "<div>%s<p class=caption>words</p></div>",
                "<p>%s</p><a><i>x</i></a>",
                "<p class=wp-caption>%s<b class=caption-text>words</b></p>"
            })
    @Timeout(60)
    void manyPicturesInOneBoxCostNoMoreThanTheyAreLong(String box) {
        var clean = ArticleHtml.clean(box.formatted("<a><img src='/i.jpg'></a><b>x</b>".repeat(12_000)), BASE);

        assertThat(clean.images()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "-", "(", "/ ", "| ", ". ", "A ", "(ا "})
    @Timeout(60)
    void captionsOfNothingButMarksAreReadAtOnce(String mark) {
        var figure = "<figure><img src='/%d.jpg'><figcaption>a%s!</figcaption></figure>";
        var page = IntStream.range(0, 150)
                .mapToObj(number -> figure.formatted(number, mark.repeat(1_900 / mark.length())))
                .collect(Collectors.joining());

        assertThat(ArticleHtml.clean(page, BASE).images()).hasSize(150);
    }
}
