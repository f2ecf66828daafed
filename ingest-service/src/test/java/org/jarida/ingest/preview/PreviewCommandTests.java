package org.jarida.ingest.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PreviewCommandTests {

    private static final String FEED =
            "<rss><channel><title>الأيام</title><item><title>خبر</title><link>1</link></item></channel></rss>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(PageSource source, String... args) {
        return new PreviewCommand(
                        source,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private static PageSource noSource() {
        return address -> {
            throw new IOException("refused");
        };
    }

    @Test
    void aFileIsShown(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("feed.xml"), FEED);

        assertThat(run(noSource(), "preview", file.toString())).isZero();

        var shown = JsonMapper.shared().readTree(out.toByteArray());
        assertThat(shown.path("title").asString()).isEqualTo("الأيام");
        assertThat(shown.path("entries").size()).isEqualTo(1);
    }

    @Test
    void aPageIsToldFromAFeedByItsContent(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("feed.xml"),
                "<html><head><title>A title of an article</title></head><body><p>text</p></body></html>");

        assertThat(run(noSource(), "preview", file.toString())).isZero();

        assertThat(JsonMapper.shared().readTree(out.toByteArray()).has("bodyHtml"))
                .isTrue();
    }

    @Test
    void aPageIsAListingWithSelectorsForIt(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("page.html"),
                "<div class=n><a href='https://news.example/1'>عنوان الخبر الأول</a></div>"
                        + "<div class=n><a href='https://news.example/2'>عنوان الخبر الثاني</a></div>");

        assertThat(run(noSource(), "preview", file.toString(), "listing.item=div.n", "listing.title=a"))
                .isZero();

        assertThat(JsonMapper.shared()
                        .readTree(out.toByteArray())
                        .path("entries")
                        .size())
                .isEqualTo(2);
        assertThat(run(noSource(), "preview", file.toString(), "listing.things=div"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("listing.item");
    }

    @Test
    void ofASitemapIndexAtAnAddressThePartsAreRead() {
        PageSource source = address -> new PageSource.Fetched(
                address,
                "text/xml",
                (address.getPath().equals("/index.xml")
                                ? "<sitemapindex><sitemap><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"
                                : "<urlset><url><loc>/of" + address.getPath() + "</loc></url></urlset>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(run(source, "preview", "https://news.example/index.xml")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("https://news.example/of/a.xml", "https://news.example/of/b.xml");
    }

    @Test
    void anAddressIsFetchedAndItsFinalPlaceIsTheBase() {
        PageSource source = address -> new PageSource.Fetched(
                URI.create("https://news.example/moved/feed"), "text/xml", FEED.getBytes(StandardCharsets.UTF_8));

        assertThat(run(source, "preview", "https://news.example/خلاصة")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("https://news.example/moved/1");
    }

    @Test
    void failuresAreTold() {
        assertThat(run(noSource(), "preview", "https://news.example/")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("refused");
        assertThat(run(noSource(), "preview", "no-such-file.xml")).isEqualTo(1);
        assertThat(run(noSource(), "preview")).isEqualTo(2);
        assertThat(out.size()).isZero();
    }
}
