package org.jarida.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jarida.ingest.feed.FeedParser;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.page.ArticleExtractor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents as their publishers served them, against values taken from them by other means: another parser for the
 * feeds, a reader's eye for the pages. The documents belong to their publishers and are not part of this repository:
 * {@code JARIDA_REAL_INPUT} names a folder that holds them in {@code feeds} and {@code pages}.
 */
@EnabledIfEnvironmentVariable(
        named = "JARIDA_REAL_INPUT",
        matches = ".+",
        disabledReason = "the documents are not part of the repository; JARIDA_REAL_INPUT names their folder")
class RealInputTests {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static byte[] document(String name) throws IOException {
        return Files.readAllBytes(Path.of(System.getenv("JARIDA_REAL_INPUT"), name));
    }

    private static JsonNode truth(String name) throws IOException {
        try (var json = RealInputTests.class.getResourceAsStream("/real-input-truth/" + name)) {
            return MAPPER.readTree(Objects.requireNonNull(json, name));
        }
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }

    private static Instant instant(JsonNode value) {
        return value.isNull() ? null : Instant.parse(value.asString());
    }

    private static List<String> texts(JsonNode values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.asString()));
        return texts;
    }

    @Nested
    class Feeds {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HuffPostCanada.xml",
                    "TechCrunch.xml",
                    "TenderLovemaking.xml",
                    "google_alerts_atom.xml",
                    "json_feed.json"
                })
        void everyEntryIsReadWhole(String name) throws IOException {
            var truth = truth(name.replaceAll("\\.\\w+$", ".json"));

            var feed = new FeedParser().parse(document("feeds/" + name), null, URI.create(""));

            assertThat(feed.title()).isEqualTo(text(truth.path("title")));
            assertThat(feed.link()).isEqualTo(text(truth.path("link")));
            assertThat(feed.description()).isEqualTo(text(truth.path("description")));
            assertThat(feed.charset().used()).isEqualTo("UTF-8");
            assertThat(feed.entries()).hasSize(truth.path("entries").size());
            for (int i = 0; i < feed.entries().size(); i++) {
                assertEntry(feed.entries().get(i), truth.path("entries").path(i));
            }
        }

        private void assertEntry(ParsedEntry entry, JsonNode truth) {
            assertThat(entry.id()).isEqualTo(text(truth.path("id")));
            assertThat(entry.url()).isEqualTo(text(truth.path("url")));
            assertThat(entry.title()).isEqualTo(text(truth.path("title")));
            assertThat(entry.author()).isEqualTo(text(truth.path("author")));
            assertThat(entry.published()).isEqualTo(instant(truth.path("published")));
            assertThat(entry.updated()).isEqualTo(instant(truth.path("updated")));
            assertThat(entry.categories()).isEqualTo(texts(truth.path("categories")));
            assertThat(entry.language()).startsWith("en");
            long words = words(ArticleHtml.text(Objects.requireNonNull(entry.contentHtml())));
            int expected = truth.path("words").asInt();
            assertThat(words)
                    .as("words of %s", entry.url())
                    .isBetween((long) (expected * 0.97) - 2, (long) (expected * 1.03) + 2);
        }

        private long words(String text) {
            return java.util.regex.Pattern.compile("[\\p{L}\\p{N}_]+")
                    .matcher(text)
                    .results()
                    .count();
        }
    }

    @Nested
    class Pages {

        @ParameterizedTest
        @ValueSource(strings = {"assabah.com.tn.article", "bbc-1", "lemonde-1"})
        void theArticleIsExtractedWhole(String name) throws IOException {
            var truth = truth(name + ".page.json");

            var article = new ArticleExtractor().extract(document("pages/" + name + ".html"), null, URI.create(""));

            assertThat(article.title()).isEqualTo(text(truth.path("title")));
            assertThat(article.byline()).isEqualTo(text(truth.path("byline")));
            assertThat(article.published()).isEqualTo(instant(truth.path("published")));
            assertThat(article.language()).isEqualTo(text(truth.path("language")));
            assertThat(article.direction().name()).isEqualTo(text(truth.path("direction")));
            assertThat(article.siteName()).isEqualTo(text(truth.path("siteName")));
            assertThat(article.canonicalUrl()).isEqualTo(text(truth.path("canonicalUrl")));
            var paragraphs = article.text().lines().toList();
            assertThat(paragraphs.getFirst()).startsWith(text(truth.path("firstParagraph")));
            assertThat(paragraphs.getLast())
                    .startsWith(text(truth.path("lastParagraph")))
                    .endsWith(text(truth.path("end")));
            assertThat(article.text()).doesNotContain(texts(truth.path("absent")));
            assertThat(article.images())
                    .extracting(FoundImage::url)
                    .containsExactlyElementsOf(texts(truth.path("images")));
        }
    }
}
