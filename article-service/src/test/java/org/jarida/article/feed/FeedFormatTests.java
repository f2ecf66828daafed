package org.jarida.article.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.site.Site;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Feeds written by this service, read with ROME, with the JDK's parser by the W3C's rules, and with a JSON parser. */
class FeedFormatTests {

    private static final Site SITE = new Site(URI.create("https://jarida.example/"));
    private static final String BODY = "<p>نص &amp; <a href=\"/news/8\">رابط</a></p><figure><img src=\"/images/"
            + FeedSamples.IMAGE + "\" srcset=\"/images/x 1x\" alt=\"\"></figure>";

    @ParameterizedTest
    @EnumSource
    void aFeedIsValidWhateverItsArticlesSay(FeedFormat format) {
        var hostile = FeedSamples.source(DisplayPolicy.FULL, FeedSamples.HOSTILE, FeedSamples.HOSTILE);
        byte[] bytes = write(
                format,
                FeedSamples.article(1, FeedSamples.HOSTILE, hostile, FeedSamples.HOSTILE, BODY),
                FeedSamples.article(2, "عنوان", hostile, "", "<p>" + "\u0001" + "</p>"),
                FeedSamples.linkOnly(3));

        assertThat(check(format, bytes)).containsExactly(FeedSamples.HARMLESS, "عنوان", "عنوان لا غير");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFeedIsValidToo(FeedFormat format) {
        assertThat(check(format, write(format))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void anotherReaderFindsEverythingInIt(FeedFormat format) {
        Article article = whole();
        SyndFeed feed = rome(write(format, article));

        assertThat(feed.getFeedType()).isEqualTo(format == FeedFormat.RSS ? "rss_2.0" : "atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("جريدة & أخبار");
        SyndEntry entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("عنوان <الخبر>");
        assertThat(entry.getUri()).isEqualTo("https://jarida.example/articles/" + article.id());
        assertThat(entry.getLink()).isEqualTo("https://jarida.example" + article.path());
        assertThat(entry.getPublishedDate().toInstant().getEpochSecond())
                .isEqualTo(article.sortAt().getEpochSecond());
        assertThat(entry.getAuthors().isEmpty() ? List.of(entry.getAuthor()) : names(entry))
                .contains("سلمى العلوي");
        assertThat(entry.getCategories().stream().map(category -> category.getName()))
                .containsExactly("سياسة", "A & B");
        assertThat(entry.getContents().getFirst().getValue())
                .contains("<div dir=\"rtl\" lang=\"ar\">", "https://jarida.example/images/" + FeedSamples.IMAGE)
                .contains("https://alayam.example/news/8", "© الأيام · CC BY 4.0")
                .doesNotContain("srcset");
        if (format == FeedFormat.ATOM) {
            assertThat(entry.getUpdatedDate().toInstant().getEpochSecond())
                    .isEqualTo(article.changedAt().getEpochSecond());
        }
    }

    @Test
    void aJsonItemCarriesTheSameAndItsTerms() {
        Article article = whole();
        JsonNode item = JsonMapper.shared()
                .readTree(write(FeedFormat.JSON, article))
                .path("items")
                .get(0);

        assertThat(item.path("id").asString()).isEqualTo("https://jarida.example/articles/" + article.id());
        assertThat(item.path("url").asString()).isEqualTo("https://jarida.example" + article.path());
        assertThat(item.path("external_url").asString()).isEqualTo(article.url());
        assertThat(item.path("image").asString()).endsWith("/images/" + FeedSamples.IMAGE + "?w=1280");
        assertThat(item.path("language").asString()).isEqualTo("ar");
        assertThat(item.path("tags").size()).isEqualTo(2);
        assertThat(item.path("_jarida").path("credit").asString()).isEqualTo("© الأيام");
        assertThat(item.path("_jarida").path("licence").asString()).isEqualTo("CC BY 4.0");
    }

    /** Title and link, and the link leads to the source. */
    @ParameterizedTest
    @EnumSource
    void ofASourceThatAllowsTheLinkThereIsNoMore(FeedFormat format) {
        Article article = FeedSamples.linkOnly(3);
        String text = new String(write(format, article), UTF_8);

        assertThat(text)
                .contains("https://alayam.example/news/3")
                .contains("/articles/" + article.id())
                .doesNotContain("<description></", "content:encoded>", "<content", "<summary", "media:content ")
                .doesNotContain("content_html", "\"summary\"", "\"image\"");
    }

    private static Article whole() {
        return FeedSamples.article(
                2,
                "عنوان <الخبر>",
                FeedSamples.source(DisplayPolicy.FULL, "CC BY 4.0", "© الأيام"),
                "ملخص <قصير>",
                BODY);
    }

    private static byte[] write(FeedFormat format, Article... articles) {
        return format.write(new Feed(
                "جريدة & أخبار",
                "وصف",
                "ar",
                "https://jarida.example/",
                "https://jarida.example/feeds/self",
                "https://jarida.example/feeds/articles",
                List.of(articles).stream()
                        .map(article -> FeedItem.of(article, SITE))
                        .toList()));
    }

    private static List<String> check(FeedFormat format, byte[] bytes) {
        String self = "https://jarida.example/feeds/self";
        return switch (format) {
            case RSS -> FeedRules.checkRss(bytes, self);
            case ATOM -> FeedRules.checkAtom(bytes, self);
            case JSON -> FeedRules.checkJson(bytes, self);
        };
    }

    private static SyndFeed rome(byte[] bytes) {
        try {
            return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes)));
        } catch (IOException | FeedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(SyndEntry entry) {
        return entry.getAuthors().stream().map(author -> author.getName()).toList();
    }
}
