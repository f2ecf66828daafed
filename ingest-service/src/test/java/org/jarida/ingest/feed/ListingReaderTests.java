package org.jarida.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that list articles, by a source's selectors and without any. */
class ListingReaderTests {

    private static final URI PAGE = URI.create("https://www.news.example/ar/akhbar/");

    private static final String ROWS = """
            <!doctype html><html lang="ar"><head><title>أخبار الجريدة</title><meta name=description content="كل الأخبار"></head><body>
            <nav><h3><a href="/sports">رياضة</a></h3></nav>
            <div class="row"><a class="pic" href="/1?utm_source=x"><img data-src="/i/1.jpg" alt="الميناء"></a>
              <b class="t">افتتاح الميناء الجديد</b><i class="when">21 نونبر 2026</i><span class="s">قال الوزير إن <em>الأشغال</em> انتهت.</span></div>
            <div class="row"><a class="pic" href="2"><img src="/i/2.jpg"></a><b class="t">تأجيل المباراة</b><i class="when">2026-11-20 10:00</i></div>
            <div class="row"><b class="t">بلا رابط</b></div>
            <div class="row"><a class="pic" href="2"></a><b class="t">تأجيل المباراة مرة أخرى</b></div>
            </body></html>""";

    private static final Map<String, String> SELECTORS = Map.of(
            "listing.item", ".row",
            "listing.link", "a.pic",
            "listing.title", ".t",
            "listing.date", ".when",
            "listing.summary", ".s",
            "listing.image", "a.pic img");

    @Test
    void theSourcesSelectorsSayWhereThingsAre() {
        var feed = read(ROWS, SELECTORS);

        assertThat(feed.format()).isEqualTo(FeedFormat.LISTING);
        assertThat(feed.title()).isEqualTo("أخبار الجريدة");
        assertThat(feed.description()).isEqualTo("كل الأخبار");
        assertThat(feed.language()).isEqualTo("ar");
        assertThat(feed.entries()).hasSize(2);
        var first = feed.entries().getFirst();
        assertThat(first.url()).isEqualTo("https://www.news.example/1?utm_source=x");
        assertThat(first.title()).isEqualTo("افتتاح الميناء الجديد");
        assertThat(first.published()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));
        assertThat(first.summaryHtml()).isEqualTo("قال الوزير إن <em>الأشغال</em> انتهت.");
        assertThat(first.contentDeclared()).isFalse();
        assertThat(first.images()).extracting(FoundImage::url).containsExactly("https://www.news.example/i/1.jpg");
        var second = feed.entries().getLast();
        assertThat(second.url()).isEqualTo("https://www.news.example/ar/akhbar/2");
        assertThat(second.title()).isEqualTo("تأجيل المباراة");
        assertThat(second.summaryHtml()).isNull();
    }

    @Test
    void theItemAloneIsEnough() {
        var feed = read("""
                <ul><li class=n><h4><a href=/1>Premier titre de la liste</a></h4><time datetime=2026-11-21T10:00:00+01:00>hier</time>
                <p>Un résumé assez long pour en être un.</p></li><li class=n><a href=/2><img src=/i.png alt="Deuxième titre"></a></li></ul>""", Map.of("listing.item", "li.n"));

        assertThat(feed.entries())
                .extracting(ParsedEntry::title)
                .containsExactly("Premier titre de la liste", "Deuxième titre");
        assertThat(feed.entries().getFirst().published()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(feed.entries().getFirst().summaryHtml()).isEqualTo("Un résumé assez long pour en être un.");
    }

    @Test
    void anItemMayBeTheLinkItself() {
        var feed = read(
                "<a class=card href=/1><span>Un titre</span></a><a class=card href=/2>Un autre</a>",
                Map.of("listing.item", "a.card"));

        assertThat(feed.entries())
                .extracting(ParsedEntry::url)
                .containsExactly("https://www.news.example/1", "https://www.news.example/2");
        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("Un titre", "Un autre");
    }

    @Test
    void withoutSelectorsArticleElementsAreTheItems() {
        var feed = read("""
                <html lang=fr><body><nav><a href=/x>Rubrique</a></nav><main>
                <article><a href=/1><img src=/1.jpg></a><h2><a href=/1>Le tramway arrive à l'est</a></h2><p>La nouvelle ligne ouvre samedi matin.</p></article>
                <article><h2><a href=/2>Grève levée au port</a></h2><article><a href=/c>un commentaire</a></article></article>
                <article><h2><a href=https://ads.example/3>Réclame</a></h2></article></main></body></html>""", Map.of());

        assertThat(feed.entries())
                .extracting(ParsedEntry::title)
                .containsExactly("Le tramway arrive à l'est", "Grève levée au port");
        assertThat(feed.entries().getFirst().images()).hasSize(1);
    }

    @Test
    void articleElementsNeedNoHeadings() {
        var feed = read("""
                <body><header><h1><a href=/>La Gazette du port</a></h1></header><main>
                <article><a href=/1>Le tramway arrive à l'est de la ville</a></article>
                <article><a href=/2>Grève levée au port</a> <a href=/tag>port</a><article><a href=/c>un commentaire</a></article></article>
                </main></body>""", Map.of());

        assertThat(feed.entries())
                .extracting(ParsedEntry::url)
                .containsExactly("https://www.news.example/1", "https://www.news.example/2");
    }

    @Test
    void withoutArticleElementsLinkedHeadingsAreTheItems() {
        var feed = read("""
                <body><nav><h3><a href=/menu>القائمة</a></h3></nav><div id=list>
                <div><div class=x><img src=/1.jpg></div><h3><a href=/1>الخبر الأول في الصفحة</a></h3><span class=post-date>07 - 12 - 2024</span></div>
                <div><a href=/2><h3>الخبر الثاني في الصفحة</h3></a><p>ملخص الخبر الثاني وهو طويل بما يكفي.</p></div>
                </div><footer><h3><a href=/about>من نحن</a></h3></footer></body>""", Map.of());

        assertThat(feed.entries())
                .extracting(ParsedEntry::url)
                .containsExactly("https://www.news.example/1", "https://www.news.example/2");
        assertThat(feed.entries().getFirst().published()).isEqualTo(Instant.parse("2024-12-06T23:00:00Z"));
        assertThat(feed.entries().getFirst().images()).hasSize(1);
        assertThat(feed.entries().getLast().summaryHtml()).startsWith("ملخص");
    }

    @Test
    void itsCharsetAndItsBaseAreThoseOfThePage() {
        var page = "<html><head><base href='https://www.news.example/other/'></head><body>"
                + "<div class=n><a href=7>الحكومة تعلن عن برنامج جديد للسكن</a></div></body></html>";

        var feed = new DocumentReader()
                .read(
                        source(Map.of("listing.item", ".n")),
                        FeedKind.LISTING,
                        new RawDocument(page.getBytes(Charset.forName("windows-1256")), "text/html", PAGE),
                        FurtherDocuments.none(),
                        null);

        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("الحكومة تعلن عن برنامج جديد للسكن");
            assertThat(entry.url()).isEqualTo("https://www.news.example/other/7");
        });
        assertThat(feed.charset().used()).isEqualTo("windows-1256");
    }

    @Test
    void aPageThatListsNothingSaysWhatIsMissing() {
        assertThatThrownBy(() -> read("<p>nothing</p>", Map.of()))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining("listing.item");
        assertThatThrownBy(() -> read("<p>nothing</p>", Map.of("listing.item", ".row")))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining("listing.item");
        assertThatThrownBy(() -> read("", Map.of())).isInstanceOf(UnreadableFeedException.class);
    }

    @Test
    @Timeout(60)
    void hostilePagesEndInTime() {
        var deep = "<div>".repeat(30_000) + "<h2><a href=/1>t</a></h2>";
        var many = "<h2><a href=/x>t</a></h2>".repeat(39_000 / 2);
        var nested = "<section><h2><a href=/x>t</a></h2>".repeat(10_000);
        var cards = "<div>".repeat(200) + "<article><a href=/x>t</a></article>".repeat(19_000);
        var tooMany = "<h2><a href=/x>t</a></h2>".repeat(100_000);

        assertThatThrownBy(() -> read(deep, Map.of())).isInstanceOf(UnreadableFeedException.class);
        assertThat(read(many, Map.of()).entries()).hasSize(1);
        assertThat(read(nested, Map.of()).entries()).hasSize(1);
        assertThat(read(cards, Map.of()).entries()).hasSize(1);
        assertThatThrownBy(() -> read(tooMany, Map.of())).isInstanceOf(UnreadableFeedException.class);
    }

    private static ParsedFeed read(String page, Map<String, String> selectors) {
        return new DocumentReader()
                .read(
                        source(selectors),
                        FeedKind.LISTING,
                        new RawDocument(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", PAGE),
                        FurtherDocuments.none(),
                        null);
    }

    private static Source.Description source(Map<String, String> selectors) {
        return new Source.Description(
                "a", null, "und", "Africa/Casablanca", DisplayPolicy.EXCERPT, null, null, selectors, List.of());
    }
}
