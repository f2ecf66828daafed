package org.jarida.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** News sitemaps, image sitemaps, plain ones and indexes, well and badly written. */
class SitemapReaderTests {

    private static final String HOST = "https://www.news.example/";
    private static final String NEWS =
            "<?xml version='1.0' encoding='UTF-8'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                    + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>%s</urlset>";
    private static final String NEWS_URL =
            "<url><loc>https://www.news.example/a?x=1&amp;y=2</loc><lastmod>2026-11-22T10:00:00Z</lastmod><news:news><news:publication>"
                    + "<news:name>الأيام</news:name><news:language>ar</news:language></news:publication>"
                    + "<news:publication_date>2026-11-21T08:30:00+01:00</news:publication_date><news:title>افتتاح خط الترام الجديد</news:title>"
                    + "<news:keywords>نقل، مدن, سياسة</news:keywords></news:news>"
                    + "<image:image><image:loc>/i/1.jpg</image:loc><image:caption>عربة في المحطة</image:caption></image:image>"
                    + "<image:image><image:loc>https://cdn.example/2.jpg</image:loc><image:title>المحطة</image:title></image:image></url>";

    @Test
    void aNewsSitemapGivesTitlesDatesLanguageKeywordsAndImages() {
        var feed = read(NEWS.formatted(NEWS_URL));

        assertThat(feed.format()).isEqualTo(FeedFormat.SITEMAP);
        assertThat(feed.title()).isEqualTo("الأيام");
        assertThat(feed.language()).isEqualTo("ar");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.url()).isEqualTo("https://www.news.example/a?x=1&y=2");
            assertThat(entry.title()).isEqualTo("افتتاح خط الترام الجديد");
            assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-21T07:30:00Z"));
            assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
            assertThat(entry.language()).isEqualTo("ar");
            assertThat(entry.categories()).containsExactly("نقل", "مدن", "سياسة");
            assertThat(entry.contentHtml()).isNull();
            assertThat(entry.images())
                    .containsExactly(
                            new FoundImage("https://www.news.example/i/1.jpg", "عربة في المحطة", null),
                            new FoundImage("https://cdn.example/2.jpg", "المحطة", null));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no namespace declared at all
                "<urlset>%s</urlset>",
                // prefixes other than the usual ones
                "<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'>%s</s:urlset>",
                // a warning in front, an end that is missing
                "<br/><b>Warning</b>: x\n<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%s",
                "<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><URLSET>%s</URLSET>",
                "<urlset xmlns='http://www.google.com/schemas/sitemap/0.84'>\u0000%s</urlset>"
            })
    void sitemapsAreAsUglyAsFeeds(String form) {
        var feed = read(
                form.formatted(
                        "<url><loc> https://www.news.example/a&b&nbsp; </loc>"
                                + "<lastmod>Sat, 21 Nov 2026 10:00 GMT</lastmod><news:news><news:title>عنوان &laquo;الخبر&raquo;</news:title></news:news></url>"));

        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.url()).startsWith("https://www.news.example/a&b");
            assertThat(entry.title()).isEqualTo("عنوان «الخبر»");
            assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        });
    }

    @Test
    void anUnclosedElementLosesNothing() {
        var feed = read(
                "<urlset><url><loc>https://www.news.example/1<lastmod>2026-11-21</lastmod></url>"
                        + "<url><loc>https://www.news.example/2</loc><url><loc>https://www.news.example/3</loc></url></urlset>");

        assertThat(feed.entries())
                .extracting(ParsedEntry::url)
                .containsExactlyInAnyOrder(
                        "https://www.news.example/1", "https://www.news.example/2", "https://www.news.example/3");
        assertThat(feed.entries().getFirst().updated()).isNotNull();
    }

    @Test
    void windows1256NamedByNobodyIsRight() {
        var xml = NEWS.replace(" encoding='UTF-8'", "").formatted(NEWS_URL);

        var feed = read(new RawDocument(xml.getBytes(Charset.forName("windows-1256")), null, URI.create(HOST)));

        assertThat(feed.entries().getFirst().title()).isEqualTo("افتتاح خط الترام الجديد");
    }

    @Test
    void onlyAddressesOfTheSitemapsSiteAreFollowed() {
        var xml = "<urlset><url><loc>https://example.org/1</loc></url><url><loc>https://example.com/2</loc></url>"
                + "<url><loc>javascript:alert(1)</loc></url><url><loc></loc></url><url></url></urlset>";

        var feed = read(new RawDocument(
                xml.getBytes(StandardCharsets.UTF_8), null, URI.create("https://www.example.org/sitemap.xml")));

        assertThat(feed.entries()).extracting(ParsedEntry::url).containsExactly("https://example.org/1");
    }

    @Test
    void ofAnArchiveOnlyTheNewestAreKept() {
        var titled = IntStream.range(0, 10_000)
                .mapToObj(i -> "<url><loc>/" + i + "</loc><lastmod>"
                        + Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(i))
                        + "</lastmod><news:news><news:title>t</news:title></news:news></url>")
                .collect(Collectors.joining());
        var plain = IntStream.range(0, 1_000)
                .mapToObj(i -> "<url><loc>/p" + i + "</loc></url>")
                .collect(Collectors.joining());

        assertThat(read("<urlset>" + titled + "</urlset>").entries())
                .hasSize(SitemapReader.MOST_ENTRIES)
                .first()
                .satisfies(entry -> assertThat(entry.url()).endsWith("/9999"));
        assertThat(read("<urlset>" + plain + "</urlset>").entries()).hasSize(SitemapReader.MOST_UNTITLED);
    }

    @Test
    void aListOfAddressesIsASitemapToo() {
        var feed = read("https://www.news.example/1\r\nhttps://www.news.example/2\n\nhttps://other.example/3\n");

        assertThat(feed.entries())
                .extracting(ParsedEntry::url)
                .containsExactly("https://www.news.example/1", "https://www.news.example/2");
        assertThat(feed.entries()).allMatch(entry -> entry.title().isEmpty());
    }

    @Test
    void aFeedServesAsASitemapAsTheProtocolHasIt() {
        var feed = read("<rss><channel><item><title>خبر</title><link>/1</link></item></channel></rss>");

        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("خبر");
    }

    @Test
    void aCompressedFileIsUnpackedAndABombIsStopped() throws IOException {
        var feed = read(new RawDocument(
                gzip(NEWS.formatted(NEWS_URL).getBytes(StandardCharsets.UTF_8)),
                "application/x-gzip",
                URI.create(HOST + "sitemap.xml.gz")));
        assertThat(feed.entries()).hasSize(1);

        var bomb = new RawDocument(gzip(new byte[Unpacked.LIMIT + 1]), null, URI.create(HOST));
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(UnreadableFeedException.class);
        var cut = new RawDocument(new byte[] {0x1f, (byte) 0x8b, 8, 0}, null, URI.create(HOST));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableFeedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<html><body><urlset></urlset></body></html>",
                "{\"items\":[]}",
                "https://www.news.example/1\nand words"
            })
    void whatIsNoSitemapIsSaidToBeNone(String document) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining("sitemap");
    }

    @Test
    void anIndexIsReadThroughItsParts() {
        var site = Map.of(
                "https://www.news.example/news.xml",
                NEWS.formatted(NEWS_URL),
                "https://www.news.example/posts.xml",
                "<urlset><url><loc>/p</loc><lastmod>2026-11-23</lastmod></url></urlset>");

        var asked = new ArrayList<String>();
        var feed = index(
                "<sitemap><loc>/posts.xml</loc></sitemap><sitemap><loc>/gone.xml</loc></sitemap>"
                        + "<sitemap><loc>https://other.example/x.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap>",
                site,
                asked,
                null);

        assertThat(asked.getFirst()).isEqualTo("https://www.news.example/news.xml");
        assertThat(asked).hasSize(3).doesNotContain("https://other.example/x.xml");
        assertThat(feed.format()).isEqualTo(FeedFormat.SITEMAP_INDEX);
        assertThat(feed.title()).isEqualTo("الأيام");
        assertThat(feed.entries())
                .extracting(ParsedEntry::url)
                .containsExactly("https://www.news.example/p", "https://www.news.example/a?x=1&y=2");
    }

    @Test
    void ofAnIndexOnlyTheNewestAndTheChangedPartsAreRead() {
        var parts = IntStream.range(0, 100)
                .mapToObj(i -> "<sitemap><loc>/" + i + ".xml</loc><lastmod>"
                        + Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(i)) + "</lastmod></sitemap>")
                .collect(Collectors.joining());
        var all = IntStream.range(0, 100)
                .boxed()
                .collect(Collectors.toMap(
                        i -> HOST + i + ".xml", i -> "<urlset><url><loc>/a" + i + "</loc></url></urlset>"));

        var first = new ArrayList<String>();
        index(parts, all, first, null);
        var later = new ArrayList<String>();
        index(parts, all, later, Instant.parse("2026-04-09T13:00:00Z"));
        var quiet = new ArrayList<String>();
        var nothing = index(parts, all, quiet, Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(first).hasSize(SitemapParts.MOST).startsWith(HOST + "99.xml", HOST + "98.xml");
        assertThat(later).containsExactly(HOST + "99.xml", HOST + "98.xml");
        assertThat(quiet).isEmpty();
        assertThat(nothing.entries()).isEmpty();
    }

    @Test
    void anIndexOfItselfEnds() {
        var itself =
                "<sitemapindex><sitemap><loc>/index.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>";
        var asked = new ArrayList<String>();

        assertThat(index(
                                "<sitemap><loc>/b.xml</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap>",
                                Map.of(HOST + "index.xml", itself, HOST + "b.xml", itself),
                                asked,
                                null)
                        .entries())
                .isEmpty();
        assertThat(asked).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(SitemapParts.MOST);
    }

    @Test
    void anIndexOfWhichNothingCanBeReadIsAFailure() {
        assertThatThrownBy(() -> index("<sitemap><loc>/a.xml</loc></sitemap>", Map.of(), new ArrayList<>(), null))
                .isInstanceOf(UnreadableFeedException.class);
    }

    @Test
    void hostileSitemapsEndInTime() {
        var deep = "<urlset>" + "<url>".repeat(100_000);
        var wide = "<urlset><url>" + "<loc>https://www.news.example/1</loc>".repeat(50_000) + "</url></urlset>";
        var images = "<urlset><url><loc>/1</loc>"
                + "<image:image><image:loc>/i</image:loc></image:image>".repeat(20_000) + "</url></urlset>";

        assertThat(read(deep).entries()).isEmpty();
        assertThat(read(wide).entries()).hasSize(1);
        assertThat(read(images).entries()).hasSize(1);
    }

    private static ParsedFeed read(String document) {
        return read(new RawDocument(
                document.getBytes(StandardCharsets.UTF_8), "application/xml", URI.create(HOST + "sitemap.xml")));
    }

    private static ParsedFeed read(RawDocument document) {
        return new DocumentReader().read(source(), FeedKind.SITEMAP, document, FurtherDocuments.none(), null);
    }

    private static ParsedFeed index(String parts, Map<String, String> site, List<String> asked, Instant since) {
        var document = new RawDocument(
                ("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + parts + "</sitemapindex>")
                        .getBytes(StandardCharsets.UTF_8),
                "application/xml",
                URI.create(HOST + "sitemap_index.xml"));
        return new DocumentReader()
                .read(
                        source(),
                        FeedKind.SITEMAP,
                        document,
                        address -> {
                            asked.add(address.toString());
                            return Optional.ofNullable(site.get(address.toString()))
                                    .map(text -> new RawDocument(text.getBytes(StandardCharsets.UTF_8), null, address));
                        },
                        since);
    }

    private static Source.Description source() {
        return new Source.Description("a", null, "und", "UTC", DisplayPolicy.EXCERPT, null, null, Map.of(), List.of());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
