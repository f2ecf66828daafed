package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jarida.events.ArticleContent;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.RelatedLink;
import org.jarida.events.kafka.EventCodec;
import org.jarida.ingest.feed.FeedParser;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.source.Source;
import org.junit.jupiter.api.Test;

class EntryComposerTests {

    private static final String LONG = "<p>" + "كلمات كثيرة في هذا الخبر. ".repeat(100) + "</p>";

    @Test
    void fullCarriesTheWholeBody() {
        assertThat(compose(DisplayPolicy.FULL, LONG).text().html()).isEqualTo(LONG.replace(" </p>", " </p>"));
    }

    @Test
    void excerptCarriesNoMoreThanAnExcerpt() {
        EntryDraft draft = compose(DisplayPolicy.EXCERPT, LONG, "https://example.org/p.jpg");

        assertThat(ArticleHtml.text(draft.text().html())).isNotBlank().hasSizeLessThanOrEqualTo(501);
        assertThat(draft.text().summary()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        assertThat(draft.images()).hasSize(1);
    }

    @Test
    void linkCarriesNothing() {
        EntryDraft draft = compose(DisplayPolicy.LINK, LONG, "https://example.org/p.jpg");

        assertThat(draft.text().html()).isEmpty();
        assertThat(draft.text().summary()).isEmpty();
        assertThat(draft.images()).isEmpty();
    }

    @Test
    void onlyAFullSourceWithAThinFeedWantsThePage() {
        ParsedEntry thin = ParsedEntries.entry("g", "https://example.org/1", "t", "<p>قصير</p>");
        ParsedEntry whole = ParsedEntries.entry("g", "https://example.org/1", "t", LONG);

        assertThat(EntryComposer.wantsPage(description(DisplayPolicy.FULL), thin))
                .isTrue();
        assertThat(EntryComposer.wantsPage(description(DisplayPolicy.FULL), whole))
                .isFalse();
        assertThat(EntryComposer.wantsPage(description(DisplayPolicy.EXCERPT), thin))
                .isFalse();
        assertThat(EntryComposer.wantsPage(description(DisplayPolicy.LINK), thin))
                .isFalse();
    }

    @Test
    void theOrderOfSelectorsIsNoChange() {
        ParsedEntry entry = ParsedEntries.entry("g", "https://example.org/1", "t", LONG);
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "n" + i).toList();

        assertThat(EntryComposer.inputHash(withSelectors(names), entry))
                .isEqualTo(EntryComposer.inputHash(withSelectors(names.reversed()), entry))
                .isNotEqualTo(EntryComposer.inputHash(withSelectors(List.of()), entry));
    }

    private static Source.Description withSelectors(List<String> names) {
        Map<String, String> selectors = new LinkedHashMap<>();
        names.forEach(name -> selectors.put(name, "p"));
        return new Source.Description("s", null, "ar", "UTC", DisplayPolicy.FULL, null, null, selectors, List.of());
    }

    @Test
    void aBodyOverTheLimitIsCutToItsExcerptAndSaysSo() {
        EntryDraft draft = compose(DisplayPolicy.FULL, "<p>" + "خبر طويل جدا ".repeat(40_000) + "</p>");

        assertThat(draft.text().cut()).isNotNull();
        assertThat(draft.text().html()).isNotEmpty().hasSizeLessThan(2_000);
    }

    @Test
    void anEventOverTheLimitIsCutToItsExcerpt() {
        Entry entry = ParsedEntries.stored(
                "s", ParsedEntries.entry("g", "https://example.org/1", "t", "<p>" + "\"\\".repeat(290_000) + "</p>"));

        assertThat(EventCodec.toJson(EntryContent.event(entry))).hasSizeLessThanOrEqualTo(EntryContent.EVENT_LIMIT);
        assertThat(EntryContent.of(entry).bodyHtml().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(EntryContent.BODY_LIMIT);
    }

    @Test
    void everythingElseIsBoundedToo() {
        ParsedEntry monster = new ParsedEntry(
                "g",
                "https://example.org/1",
                null,
                "😀".repeat(100_000),
                List.copyOf(java.util.Collections.nCopies(1_000, "a".repeat(5_000))),
                null,
                null,
                LONG,
                null,
                true,
                java.util.stream.IntStream.range(0, 500)
                        .mapToObj(i -> new org.jarida.ingest.html.FoundImage(
                                "https://example.org/" + i, "c".repeat(9_000), null))
                        .toList(),
                List.of(),
                List.copyOf(java.util.Collections.nCopies(1_000, "k".repeat(5_000))),
                List.of(),
                null);

        EntryDraft draft = EntryComposer.compose(description(DisplayPolicy.FULL), monster, null, NOW);

        assertThat(draft.text().title()).hasSizeLessThanOrEqualTo(500).doesNotEndWith("\uD83D");
        assertThat(draft.images()).hasSizeLessThanOrEqualTo(40);
        assertThat(draft.text().authors()).hasSizeLessThanOrEqualTo(20);
        assertThat(draft.text().categories()).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void anEntryWithoutTitleIsNamedByItsText() {
        ParsedEntry untitled = ParsedEntries.entry("g", null, "", LONG);

        assertThat(EntryComposer.compose(description(DisplayPolicy.EXCERPT), untitled, null, NOW)
                        .text()
                        .title())
                .startsWith("كلمات كثيرة");
    }

    @Test
    void whatHasNeitherTitleNorTextIsNameless() {
        assertThat(EntryComposer.nameless(ParsedEntries.entry(null, "https://example.org/1", "", ""), null))
                .isTrue();
        assertThat(EntryComposer.nameless(ParsedEntries.entry(null, "https://example.org/1", "عنوان", ""), null))
                .isFalse();
        assertThat(EntryComposer.nameless(ParsedEntries.entry(null, "https://example.org/1", " ", LONG), null))
                .isFalse();
    }

    @Test
    void anEntryThatGivesLessThanIsKnownIsToldApart() {
        var source = description(DisplayPolicy.FULL);
        ParsedEntry bare = ParsedEntries.entry(null, "https://example.org/1", "عنوان", "");
        ParsedEntry whole = ParsedEntries.entry(null, "https://example.org/1", "عنوان", LONG);

        assertThat(EntryComposer.givesLess(bare, EntryComposer.inputHash(source, whole)))
                .isTrue();
        assertThat(EntryComposer.givesLess(whole, EntryComposer.inputHash(source, bare)))
                .isFalse();
        ParsedEntry address = ParsedEntries.entry(null, "https://example.org/1", "", "");
        assertThat(EntryComposer.givesLess(address, EntryComposer.inputHash(source, bare)))
                .isTrue();
        assertThat(EntryComposer.givesLess(bare, EntryComposer.inputHash(source, address)))
                .isFalse();
        assertThat(EntryComposer.givesLess(bare, EntryComposer.inputHash(source, bare)))
                .isFalse();
        assertThat(EntryComposer.givesLess(whole, EntryComposer.inputHash(source, whole)))
                .isFalse();
    }

    @Test
    void theRelatedBoxOfAFeedsBodyIsPublishedAsLinks() {
        String item = "<item><guid>g</guid><link>https://example.org/1</link><title>عنوان</title><description><![CDATA["
                + LONG
                + "<aside class=\"related\"><h3>اقرأ أيضا</h3><ul><li><a href=\"/2?utm_source=rss\">خريطة الخطوط الجديدة</a></li>"
                + "<li><a href=\"/1?utm_source=rss\">الخبر الذي نقرأه الآن</a></li></ul></aside>]]></description></item>";
        ParsedEntry parsed = new FeedParser()
                .parse(
                        ("<rss><channel>" + item + "</channel></rss>").getBytes(StandardCharsets.UTF_8),
                        null,
                        URI.create("https://example.org/rss"))
                .entries()
                .getFirst();

        ArticleContent content = EntryContent.of(ParsedEntries.stored("s", parsed));

        assertThat(content.related())
                .containsExactly(new RelatedLink("خريطة الخطوط الجديدة", "https://example.org/2?utm_source=rss"));
        assertThat(content.bodyHtml()).contains("كلمات كثيرة").doesNotContain("اقرأ أيضا", "خريطة");
        assertThat(EntryComposer.compose(description(DisplayPolicy.LINK), parsed, null, NOW)
                        .text()
                        .related())
                .isEmpty();
    }

    @Test
    void languageAndDirectionFollowTheText() {
        ParsedEntry french = new ParsedEntry(
                "g",
                null,
                null,
                "Le titre de la nouvelle",
                List.of(),
                null,
                null,
                "<p>Le texte de la nouvelle est ici</p>",
                null,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);

        EntryText text = EntryComposer.compose(description(DisplayPolicy.FULL), french, null, NOW)
                .text();

        assertThat(text.language()).isEqualTo("fr");
        assertThat(text.direction()).isEqualTo("ltr");
        assertThat(text.publishedAt()).isNull();
    }

    private static org.jarida.ingest.source.Source.Description description(DisplayPolicy policy) {
        return ParsedEntries.source("s", policy).description();
    }

    private static EntryDraft compose(DisplayPolicy policy, String html, String... images) {
        return EntryComposer.compose(
                description(policy),
                ParsedEntries.entry("g", "https://example.org/1", "عنوان", html, images),
                null,
                NOW);
    }
}
