package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the address of a newspaper to its first articles, with forms alone. */
class AddSourceIT {

    private static final String HOSTILE = "خبر &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; &amp;lt;b&amp;gt;";

    private static RunningIngest ingest;
    private static Desk desk;

    private Newspaper newspaper;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
        desk = new Desk(ingest);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @BeforeEach
    void open() {
        newspaper = new Newspaper();
    }

    @AfterEach
    void close() {
        newspaper.close();
    }

    @Test
    void fromAPageToASourceInThreeForms() {
        newspaper.feed(
                "/rss.xml",
                newspaper.item("/1", "وزراء الثقافة يجتمعون", "<p>يجتمع وزراء الثقافة اليوم.</p><p>ثم يتحدثون.</p>"),
                newspaper.item("/2", HOSTILE, "<p>نص</p><img src='x' onerror='alert(1)'><script>alert(1)</script>"));
        newspaper.serve("/", "text/html; charset=utf-8", """
                <html lang=ar><head><title>الصفحة</title><link rel=alternate type="application/rss+xml" href="/rss.xml"></head>
                <body><h1>جريدة</h1></body></html>""");
        Document begin = desk.page("/admin/sources/new");
        begin.select("input[name=url]").val(newspaper.address("/").toString());

        Document found = Desk.parsed(desk.press(Desk.button(begin, "Find")));
        assertThat(found.select(".candidate").text()).contains("جريدة الاختبار", "2 entries", "/rss.xml");

        Document tried = Desk.parsed(desk.press(Desk.button(found, "Preview and choose")));
        assertThat(tried.select("input[name=name]").val()).isEqualTo("جريدة الاختبار");
        assertThat(tried.select("input[name=homepage]").val())
                .isEqualTo(newspaper.address("/").toString());
        assertThat(tried.select("input[name=language]").val()).isEqualTo("ar");
        assertThat(tried.select("input[name=zone]").val()).isEqualTo("UTC");
        assertThat(tried.select("input[name=policy][checked]").val()).isEqualTo("EXCERPT");
        assertThat(tried.select("input[name=feedUrl]").eachAttr("value"))
                .startsWith(newspaper.address("/rss.xml").toString());
        assertThat(tried.select(".trial-articles h3").eachText())
                .containsExactly("وزراء الثقافة يجتمعون", "خبر <script>alert(1)</script> <b>");
        assertThat(tried.select("main img, main script, .trial b")).isEmpty();
        assertThat(ingest.context().getBean(Sources.class).all()).isEmpty();

        tried.select("input[name=zone]").val("Africa/Casablanca");
        HttpResponse<byte[]> added = desk.press(Desk.button(tried, "Add this source"));

        assertThat(added.statusCode()).isEqualTo(303);
        Source source = ingest.context().getBean(Sources.class).all().getFirst();
        assertThat(Desk.location(added)).isEqualTo("/admin/sources/" + source.id() + "?done=added&of=" + source.id());
        assertThat(source.description().name()).isEqualTo("جريدة الاختبار");
        assertThat(source.description().zone()).isEqualTo("Africa/Casablanca");
        assertThat(source.description().policy()).isEqualTo(DisplayPolicy.EXCERPT);
        assertThat(source.description().feeds().getFirst().kind()).isEqualTo(FeedKind.FEED);
        RunningIngest.awaitEntryEvents(source.id(), 2);

        Document again = Desk.parsed(
                desk.post("/admin/sources/new", "url", newspaper.address("/").toString()));
        assertThat(again.select(".candidate a").eachAttr("href")).containsExactly("/admin/sources/" + source.id());
        ingest.context().getBean(Sources.class).remove(source.id(), true);
    }

    @Test
    void whatIsNoAddressIsToldWithWhatWasTyped() {
        HttpResponse<byte[]> answer = desk.post("/admin/sources/new", "url", "no address <b>");

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Desk.parsed(answer);
        assertThat(page.select("[role=alert]").text())
                .isEqualTo("Give the address of a web page, such as example.org.");
        assertThat(page.select("input[name=url]").val()).isEqualTo("no address <b>");
    }

    @Test
    void anAddressWhereNothingIsFoundIsToldAndDescribedByHand() {
        newspaper.serve("/", exchange -> Newspaper.send(exchange, 404, Map.of(), new byte[0]));

        Document page = Desk.parsed(
                desk.post("/admin/sources/new", "url", newspaper.address("/").toString()));

        assertThat(page.select("[role=alert]").text()).contains("it answered 404");
        assertThat(page.select(".kicker h2").text()).isEqualTo("Nothing was found that can be followed");
        Document byHand = Desk.parsed(desk.press(Desk.button(page, "Describe it by hand")));
        assertThat(byHand.select("select[name=feedKind]")
                        .getFirst()
                        .select("option[selected]")
                        .val())
                .isEqualTo("LISTING");
        assertThat(byHand.select(".trial [role=alert]").text()).contains("it answered 404");
    }

    @Test
    void aFormWithFaultsComesBackAsItWasTyped() {
        HttpResponse<byte[]> answer = desk.post(
                "/admin/sources",
                "name",
                "",
                "homepage",
                "ftp://example.org",
                "language",
                "xx-nonsense",
                "zone",
                "Africa/Nowhere",
                "policy",
                "FULL",
                "licence",
                "بإذن <i>",
                "feedUrl",
                "javascript:alert(1)",
                "feedKind",
                "SITEMAP",
                "feedUrl",
                "",
                "feedKind",
                "FEED");

        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Desk.parsed(answer);
        assertThat(page.select("[aria-invalid=true]").eachAttr("name"))
                .containsExactly("name", "homepage", "language", "zone", "feedUrl");
        assertThat(page.select(".fault").eachText())
                .contains(
                        "A name is needed, of at most 200 characters.",
                        "It is no time zone, such as Africa/Casablanca.",
                        "It must be an http or https address, each only once.");
        assertThat(page.select("input[name=licence]").val()).isEqualTo("بإذن <i>");
        assertThat(page.select("input[name=policy][checked]").val()).isEqualTo("FULL");
        Element feed = page.selectFirst(".feed-row");
        assertThat(feed.select("input").val()).isEqualTo("javascript:alert(1)");
        assertThat(feed.select("option[selected]").val()).isEqualTo("SITEMAP");
    }
}
