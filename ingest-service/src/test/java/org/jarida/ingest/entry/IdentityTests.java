package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.jarida.ingest.feed.ParsedEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which article an entry is. */
class IdentityTests {

    private static final String URL = "https://example.org/1";

    @Test
    void theIdIsTheHashOfSourceAndAddress() {
        Identity identity = Identity.of("alquds", ParsedEntries.entry("guid", URL + "?utm_source=rss", "t"), true);

        assertThat(identity.articleId(false))
                .isEqualTo(
                        DigestUtils.sha256Hex("alquds\nhttps://example.org/1").substring(0, 32))
                .hasSize(32);
        assertThat(identity.articleId(true))
                .isEqualTo(DigestUtils.sha256Hex("alquds\nguid").substring(0, 32));
    }

    @Test
    void withoutAnAddressTheGuidAndWithoutBothTheTextNameIt() {
        assertThat(Identity.of("s", ParsedEntries.entry("g", null, "t"), true).articleId(false))
                .isEqualTo(DigestUtils.sha256Hex("s\ng").substring(0, 32));
        String first =
                Identity.of("s", ParsedEntries.entry(null, null, "one"), true).articleId(false);
        String other =
                Identity.of("s", ParsedEntries.entry(null, null, "two"), true).articleId(false);
        assertThat(first).isNotEqualTo(other).hasSize(32);
    }

    @Test
    void sourcesNeverShareAnArticle() {
        assertThat(Identity.of("a", ParsedEntries.entry("g", URL, "t"), true).articleId(false))
                .isNotEqualTo(Identity.of("b", ParsedEntries.entry("g", URL, "t"), true)
                        .articleId(false));
    }

    @Test
    void threeEntriesOfOneGuidAreThreeArticles() {
        List<Seen> seen = EntryMatcher.identify(
                "s",
                List.of(
                        ParsedEntries.entry("same", URL, "one"),
                        ParsedEntries.entry("same", "https://example.org/2", "two"),
                        ParsedEntries.entry("same", "https://example.org/3", "three")));

        assertThat(seen).extracting(each -> each.identity().guid()).containsOnlyNulls();
        assertThat(seen).extracting(each -> each.identity().articleId(false)).doesNotHaveDuplicates();
    }

    @Test
    void aNewAddressOfAKnownGuidIsTheSameArticle() {
        Entry known = ParsedEntries.stored("s", ParsedEntries.entry("g", URL, "title"));

        assertThat(match(known, ParsedEntries.entry("g", "https://example.org/moved", "title")))
                .isEqualTo(known.id());
    }

    @Test
    void aGuidUsedForSomethingElseIsNotTheSameArticle() {
        Entry known = ParsedEntries.stored("s", ParsedEntries.entry("g", URL, "title"));

        assertThat(match(known, ParsedEntries.entry("g", "https://example.org/2", "another title")))
                .isNull();
    }

    @Test
    void anAddressUnderAnotherGuidAndTitleIsAnotherArticle() {
        Entry known = ParsedEntries.stored("s", ParsedEntries.entry("g1", URL, "title"));

        assertThat(match(known, ParsedEntries.entry("g2", URL, "another title")))
                .isNull();
        assertThat(match(known, ParsedEntries.entry("g2", URL, "title"))).isEqualTo(known.id());
        assertThat(match(known, ParsedEntries.entry(null, URL, "another title")))
                .isEqualTo(known.id());
    }

    @Test
    void twoEntriesOfOneDocumentAreNeverOneArticle() {
        Entry known = ParsedEntries.stored("s", ParsedEntries.entry("g1", URL, "title"));
        List<Seen> document = EntryMatcher.identify(
                "s", List.of(ParsedEntries.entry("g1", URL, "title"), ParsedEntries.entry("g2", URL, "title")));
        EntryMatcher matcher = new EntryMatcher(List.of(known), document, document, NOW);

        assertThat(matcher.match(document.get(0))).contains(known);
        assertThat(matcher.match(document.get(1))).isEmpty();
        assertThat(matcher.urlTaken(document.get(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/amp/1, https://example.org/1, s|url|https://example.org/1",
        "https://m.example.org/1, https://www.example.org/1?utm_source=x, s|url|https://www.example.org/1",
        "https://example.org/1, https://example.org/1#top, ",
        "https://example.org/1, https://example.org/, ",
        "https://example.org/1, https://example.org, ",
        "https://example.org/1, https://other.example/1, ",
        "https://example.org/1, nonsense, ",
        "https://example.org/1, http://[, ",
        "https://example.org/1, , "
    })
    void aCanonicalAddressIsAnAliasOnItsOwnSiteOnly(String url, String canonical, String alias) {
        assertThat(Identity.of("s", ParsedEntries.entry("g", url, "t"), true).canonicalAlias(canonical))
                .isEqualTo(alias);
    }

    @Test
    void aTwinHasTheTitleAndTheDayAndNoOtherEntryOfTheDocumentIsIt() {
        Entry known = ParsedEntries.stored("s", ParsedEntries.entry("g1", URL, "title"));
        ParsedEntry twin = ParsedEntries.entry("g2", "https://example.org/amp/1", "title");
        ParsedEntry other = ParsedEntries.entry("g2", "https://example.org/amp/1", "another title");

        assertThat(isTwin(known, twin)).isTrue();
        assertThat(isTwin(known, other)).isFalse();
        assertThat(isTwin(known, twin, ParsedEntries.entry("g1", URL, "title"))).isFalse();
    }

    private static boolean isTwin(Entry known, ParsedEntry... document) {
        List<Seen> seen = EntryMatcher.identify("s", List.of(document));
        return new EntryMatcher(List.of(), seen, seen, NOW).isTwin(known, seen.getFirst());
    }

    private static String match(Entry known, ParsedEntry parsed) {
        List<Seen> document = EntryMatcher.identify("s", List.of(parsed));
        return new EntryMatcher(List.of(known), document, document, NOW)
                .match(document.getFirst())
                .map(Entry::id)
                .orElse(null);
    }
}
