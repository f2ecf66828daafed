package org.jarida.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpmlReaderTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<opml version='1.0'><head/><body>%s</body></opml>",
                "<?xml version='1.0'?><opml version='1.1'><body><outline text='مجلد'><outline text='آخر'>%s</outline></outline></body></opml>",
                "<opml version='2.0'><body>%s",
                "\n Warning: x\n<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><OPML>%s</OPML>",
                "<opml>\u0000%s</opml>"
            })
    void everyVersionHoweverWrittenIsRead(String form) {
        var outlines = read(
                form.formatted(
                        "<outline type='rss' text='الأيام & الليالي' xmlUrl='https://a.example/rss?a=1&b=2' htmlUrl='https://a.example/' language='ar'/>"));

        assertThat(outlines)
                .containsExactly(new OpmlOutline(
                        "الأيام & الليالي",
                        "https://a.example/rss?a=1&b=2",
                        "https://a.example/",
                        "ar",
                        Map.of(),
                        Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <outline text='a' xmlUrl='https://a.example/'/> | a | https://a.example/
            <outline title='a' XMLURL=' https://a.example/ '/> | a | https://a.example/
            <outline text='' title='b' xmlUrl='https://a.example/'/> | b | https://a.example/
            <outline type='rss' text='a' url='https://a.example/'/> | a | https://a.example/
            <outline text='a' xmlUrl='feed://a.example/rss'/> | a | http://a.example/rss
            <outline text='a' xmlUrl='feed:https://a.example/rss'/> | a | https://a.example/rss
            <outline xmlUrl='javascript:x'/> | '' | javascript:x
            <outline type='link' text='a' url='https://a.example/'/> | - | -
            <outline type='include' text='a' url='https://a.example/list.opml'/> | - | -
            <outline text='a' xmlUrl=''/> | - | -
            """)
    void anOutlineWithAFeedIsASubscription(String outline, String title, String feed) {
        var outlines = read("<opml><body>" + outline + "</body></opml>");

        assertThat(outlines.stream().map(OpmlOutline::title).findFirst().orElse(null))
                .isEqualTo(title);
        assertThat(outlines.stream().map(OpmlOutline::feed).findFirst().orElse(null))
                .isEqualTo(feed);
    }

    @Test
    void ourOwnAttributesAreToldByTheirNamespace() {
        var outlines = read(
                "<opml xmlns:j='urn:jarida:opml' xmlns:x='urn:x'><body><outline text='a' j:source='a' x:source='b'>"
                        + "<outline text='a' xmlUrl='https://a.example/' j:kind='SITEMAP' kind='LISTING'/></outline></body></opml>");

        assertThat(outlines).singleElement().satisfies(outline -> {
            assertThat(outline.source()).contains("a");
            assertThat(outline.own()).containsExactly(Map.entry("kind", "SITEMAP"));
        });
    }

    @Test
    void arabicInWindows1256IsRight() {
        var document =
                "<?xml version='1.0' encoding='windows-1256'?><opml><body><outline text='جريدة الأيام المغربية' xmlUrl='https://a.example/'/></body></opml>";

        assertThat(OpmlReader.read(document.getBytes(Charset.forName("windows-1256")), null))
                .extracting(OpmlOutline::title)
                .containsExactly("جريدة الأيام المغربية");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<rss/>", "<html><body><opml/></body></html>", "{}"})
    void whatIsNoOpmlIsSaidToBeNone(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(UnreadableFeedException.class);
    }

    @Test
    void hostileDocumentsEndInTime() {
        var outline = "<outline text='a' xmlUrl='https://a.example/'/>";

        assertThat(read("<opml>" + "<outline text='x'>".repeat(100_000) + outline))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(read("<opml>" + outline.repeat(20_000) + "</opml>")).hasSize(OpmlReader.MOST_OUTLINES);
        assertThat(read("<opml><outline text='a' xmlUrl='https://a.example/" + "x".repeat(500_000) + "'/></opml>"))
                .isEmpty();
        assertThat(
                        read(
                                "<!DOCTYPE opml [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;'>]><opml><outline text='&b;' xmlUrl='https://a.example/'/></opml>"))
                .extracting(OpmlOutline::title)
                .noneMatch(title -> title.contains("xxx"));
    }

    private static List<OpmlOutline> read(String document) {
        return OpmlReader.read(document.getBytes(StandardCharsets.UTF_8), "text/x-opml");
    }
}
