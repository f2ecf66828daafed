package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.source.Sources;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Selectors are tried on a page beside what they take and leave of it, and then saved. */
class SelectorsIT {

    private static final String TEXT =
            "أعلنت الوزارة اليوم، في بيان طويل نشر على موقعها، أن المعرض يفتح أبوابه للزوار مطلع الأسبوع المقبل، وأن الدخول إليه مجاني طوال أيامه العشرة.";
    private static final String PAGE = """
            <html lang="ar"><head><title>العنوان كما تراه الطريقة العامة</title></head><body>
            <nav>الرئيسية</nav><h1>العنوان كما تراه الطريقة العامة</h1><h2 class="real">العنوان الحقيقي للمقال</h2>
            <article><p>%s</p><p>%s</p><p class="ad">اشترك الآن في نشرتنا الإخبارية اليومية المجانية، فهي تصلك كل صباح، وتحمل أهم الأخبار.</p></article>
            <script>alert("live")</script><footer>كل الحقوق محفوظة لهذه الصحيفة التجريبية</footer></body></html>""".formatted(TEXT, TEXT.replace("أعلنت", "أضافت"));

    private static Newspaper newspaper;
    private static RunningIngest ingest;
    private static Desk desk;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        newspaper.serve("/article", "text/html; charset=utf-8", PAGE);
        newspaper.serve("/list", "text/html; charset=utf-8", """
                <html><body><h1>القائمة</h1><div class=n><a href="/one">الخبر الأول من القائمة</a></div>
                <div class=n><a href="/two">الخبر الثاني من القائمة</a></div><p>كلام آخر ليس من الأخبار</p></body></html>""");
        newspaper.feed("/short.xml", newspaper.item("/article", "عنوان", "<p>قصير</p>"));
        newspaper.feed("/other.xml", newspaper.item("/x", "عنوان", "<p>نص</p>"));
        ingest = RunningIngest.start();
        desk = new Desk(ingest);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @Test
    void theyAreTriedBesideThePageAndThenSaved() {
        ingest.follow("selected", newspaper.address("/other.xml"), "EXCERPT");
        Document form = desk.page("/admin/sources/selected/selectors");
        assertThat(form.select(".sample")).isEmpty();
        form.select("input[name=url]").val(newspaper.address("/article").toString());

        Document general = Desk.parsed(desk.press(Desk.button(form, "Try")));
        assertThat(general.select(".facts").text()).contains("العنوان كما تراه الطريقة العامة");
        assertThat(general.select(".sample-box").getFirst().text()).contains("أعلنت الوزارة", "أضافت الوزارة");
        assertThat(general.select(".left").text()).contains("كل الحقوق محفوظة").doesNotContain("أعلنت الوزارة");
        assertThat(general.select("pre.markup").text()).contains("<script>alert(\"live\")</script>", "class=\"ad\"");
        assertThat(general.select("main script, main nav.x, main footer")).isEmpty();

        general.select("input[name=selector.title]").val("h2.real");
        general.select("input[name=selector.remove]").val(".ad");
        Document chosen = Desk.parsed(desk.press(Desk.button(general, "Try")));
        assertThat(chosen.select(".facts").text()).contains("العنوان الحقيقي للمقال");
        assertThat(chosen.select(".left").text()).contains("اشترك الآن");
        assertThat(ingest.context()
                        .getBean(Sources.class)
                        .get("selected")
                        .description()
                        .selectors())
                .isEmpty();

        HttpResponse<byte[]> saved = desk.press(Desk.button(chosen, "Save the selectors"));
        assertThat(Desk.location(saved)).isEqualTo("/admin/sources/selected?done=selectors&of=selected");
        assertThat(ingest.context()
                        .getBean(Sources.class)
                        .get("selected")
                        .description()
                        .selectors())
                .containsOnly(Map.entry("title", "h2.real"), Map.entry("remove", ".ad"));
        assertThat(desk.page("/admin/sources/selected").select(".source-acts").text())
                .contains("Selectors: 2");
    }

    @Test
    void aPageThatIsKeptIsShownAtOnceAndNotAskedForAgain() {
        ingest.follow("shortened", newspaper.address("/short.xml"), "FULL");
        RunningIngest.awaitEntryEvents("shortened", 1);

        Document page = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> desk.page("/admin/sources/shortened/selectors"),
                        shown -> !shown.select(".sample").isEmpty());
        int visits = newspaper.visits("/article").size();
        assertThat(page.select("input[name=url]").val())
                .isEqualTo(newspaper.address("/article").toString());
        assertThat(page.select(".sample").text()).contains("أعلنت الوزارة");

        Document again = Desk.parsed(desk.press(Desk.button(page, "Try")));
        assertThat(again.select(".sample").text()).contains("أعلنت الوزارة");
        assertThat(newspaper.visits("/article")).hasSize(visits);
    }

    @Test
    void aListIsTriedAsOne() {
        ingest.follow("listing", newspaper.address("/other.xml"), "EXCERPT");
        Document tried = Desk.parsed(desk.post(
                "/admin/sources/listing/selectors/try",
                "url",
                newspaper.address("/list").toString(),
                "as",
                "LISTING",
                "selector.listing.item",
                ".n"));

        assertThat(tried.select(".sample-box").getFirst().select("p").eachText())
                .satisfiesExactly(
                        entry -> assertThat(entry)
                                .startsWith("الخبر الأول من القائمة")
                                .endsWith("/one"),
                        entry -> assertThat(entry).startsWith("الخبر الثاني من القائمة"));
        assertThat(tried.select(".left").text()).contains("كلام آخر").doesNotContain("الخبر الأول");
        assertThat(tried.select("details.listings").hasAttr("open")).isTrue();

        Document none = Desk.parsed(desk.post(
                "/admin/sources/listing/selectors/try",
                "url",
                newspaper.address("/list").toString(),
                "as",
                "LISTING",
                "selector.listing.item",
                ".nothing"));
        assertThat(none.select(".sample .form-problem").text()).isEqualTo("Nothing is taken of this page.");
    }

    @Test
    void whatCannotBeReadIsToldAndNothingTypedIsLost() {
        ingest.follow("wrong", newspaper.address("/other.xml"), "EXCERPT");
        HttpResponse<byte[]> selector = desk.post(
                "/admin/sources/wrong/selectors/try",
                "url",
                newspaper.address("/article").toString(),
                "selector.body",
                "div[",
                "selector.title",
                "h1");
        assertThat(selector.statusCode()).isEqualTo(400);
        Document page = Desk.parsed(selector);
        assertThat(page.select("[aria-invalid=true]").eachAttr("name")).containsExactly("selector.body");
        assertThat(page.select("input[name=selector.body]").val()).isEqualTo("div[");
        assertThat(page.select("input[name=selector.title]").val()).isEqualTo("h1");

        Document missing = Desk.parsed(desk.post(
                "/admin/sources/wrong/selectors/try",
                "url",
                newspaper.address("/missing").toString()));
        assertThat(missing.select("[role=alert]").text()).contains("it answered 404");

        HttpResponse<byte[]> stale =
                desk.post("/admin/sources/wrong/selectors", "version", "7", "selector.title", "h3");
        assertThat(stale.statusCode()).isEqualTo(409);
        Document again = Desk.parsed(stale);
        assertThat(again.select("[role=alert]").text()).contains("Somebody else saved this source");
        assertThat(again.select("input[name=selector.title]").val()).isEqualTo("h3");
        assertThat(again.select("input[name=version]").val()).isEqualTo("1");
    }
}
