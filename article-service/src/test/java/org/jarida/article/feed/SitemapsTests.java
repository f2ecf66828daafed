package org.jarida.article.feed;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jarida.article.article.Listing;
import org.jarida.article.article.Listings;
import org.jarida.article.site.Site;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.events.DisplayPolicy;
import org.jarida.test.MutableClock;
import org.junit.jupiter.api.Test;

/** Sitemaps as crawler-commons reads them in its strict mode. */
class SitemapsTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final Library library = new Library();
    private final Sitemaps sitemaps = new Sitemaps(library, library, clock);
    private final SitemapXml xml = new SitemapXml(new Site(URI.create("https://jarida.example")));

    @Test
    void everyArticleIsInOnePartAndNoPartIsTooLarge() {
        for (int i = 0; i < 25_000; i++) {
            library.add(i, NOW.minusSeconds(i), "alayam"); // seven hours of one day
        }
        for (int i = 25_000; i < 25_050; i++) {
            library.add(i, NOW.minus(Duration.ofDays(40L * (i - 24_999))), "alayam");
        }

        List<SitemapPart> parts = sitemaps.parts();

        assertThat(parts.stream().map(SitemapPart::name))
                .doesNotHaveDuplicates()
                .contains("2026-11-20T05", "2026-10");
        Set<String> listed = new TreeSet<>();
        for (SitemapPart part : parts) {
            List<Sitemaps.Entry> entries = sitemaps.of(part);
            assertThat(entries).as(part.name()).hasSizeBetween(1, Sitemaps.MOST);
            entries.forEach(entry -> assertThat(listed.add(entry.article().id()))
                    .as("in one part only")
                    .isTrue());
        }
        assertThat(listed).hasSize(25_050);
    }

    @Test
    void aNewArticleChangesNoOtherPartThanItsOwn() {
        library.add(1, NOW.minus(Duration.ofDays(60)), "alayam");
        List<SitemapPart> before = sitemaps.parts();
        byte[] old = xml.articles(sitemaps.of(before.getLast()));
        library.add(2, NOW, "alayam");
        clock.advance(Duration.ofMinutes(2));

        assertThat(sitemaps.parts().stream().map(SitemapPart::name)).containsExactly("2026-11", "2026-09");
        assertThat(xml.articles(sitemaps.of(before.getLast()))).isEqualTo(old);
    }

    @Test
    void anArticleWhoseCanonicalAddressIsItsSourcesIsInNone() {
        library.add(1, NOW.minusSeconds(9), "alayam");
        library.add(2, NOW.minusSeconds(8), "link-only");
        library.add(3, NOW.minus(Duration.ofDays(90)), "link-only");
        library.add(4, NOW.minusSeconds(7), "undescribed");

        assertThat(sitemaps.parts())
                .singleElement()
                .satisfies(part -> assertThat(sitemaps.of(part))
                        .extracting(entry -> entry.article().sourceId())
                        .containsExactly("alayam"));
        assertThat(sitemaps.news()).hasSize(1);
    }

    @Test
    void aStrictReaderAcceptsTheIndexAndTheSitemaps() throws Exception {
        library.add(1, NOW.minusSeconds(9), "alayam");

        SiteMapIndex index = (SiteMapIndex) read(
                "https://jarida.example/sitemap.xml",
                xml.index(List.of("/sitemap.xml?part=pages", "/sitemap.xml?part=2026-11")));
        assertThat(index.getSitemaps().stream().map(each -> each.getUrl().toString()))
                .containsExactly(
                        "https://jarida.example/sitemap.xml?part=pages",
                        "https://jarida.example/sitemap.xml?part=2026-11");
        SiteMap part = (SiteMap) read(
                "https://jarida.example/sitemap.xml?part=2026-11",
                xml.articles(sitemaps.of(sitemaps.parts().getFirst())));
        assertThat(part.getSiteMapUrls()).singleElement().satisfies(url -> {
            assertThat(url.isValid()).isTrue();
            assertThat(url.getUrl().toString())
                    .startsWith("https://jarida.example/articles/")
                    .contains("/%D8%AE");
            assertThat(url.getLastModified().toInstant()).isEqualTo(NOW.minusSeconds(9));
        });
    }

    @Test
    void newsAreThoseOfTwoDaysAndAtMostAThousand() throws Exception {
        for (int i = 0; i < 1100; i++) {
            library.add(i, NOW.minusSeconds(60L * i), "alayam");
        }
        library.add(2000, NOW.minus(Duration.ofHours(49)), "alayam");

        List<NewsAttributes> news = news();
        assertThat(news).hasSize(1000).allSatisfy(each -> {
            assertThat(each.isValid()).isTrue();
            assertThat(each.getName()).isEqualTo("Jarida");
            assertThat(each.getLanguage()).isEqualTo("ar");
            assertThat(each.getTitle()).startsWith("خبر & ");
            assertThat(each.getPublicationDate().toInstant()).isAfter(NOW.minus(Duration.ofDays(2)));
        });
        clock.advance(Duration.ofHours(47));
        assertThat(news()).hasSize(61); // of the last hour before
        clock.advance(Duration.ofHours(2));
        assertThat(news()).isEmpty();
    }

    private List<NewsAttributes> news() throws Exception {
        SiteMap sitemap = (SiteMap) read("https://jarida.example/news-sitemap.xml", xml.news(sitemaps.news()));
        List<NewsAttributes> news = new ArrayList<>();
        for (SiteMapURL url : sitemap.getSiteMapUrls()) {
            for (var attributes : url.getAttributesForExtension(Extension.NEWS)) {
                news.add((NewsAttributes) attributes);
            }
        }
        return news;
    }

    static AbstractSiteMap read(String address, byte[] bytes) throws IOException, UnknownFormatException {
        SiteMapParser parser = new SiteMapParser(true, false);
        parser.setStrictNamespace(true);
        parser.enableExtension(Extension.NEWS);
        parser.addAcceptedNamespace(SiteMapParserNamespaces.NEWS);
        return parser.parseSiteMap("application/xml", bytes, URI.create(address).toURL());
    }

    /** Namespaces that the reader is told to accept beside that of sitemaps. */
    private static final class SiteMapParserNamespaces {
        static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
    }

    /** Articles and sources in memory. */
    private static final class Library implements Listings, Sources {

        private final List<Listing> articles = new ArrayList<>();

        void add(int number, Instant at, String source) {
            articles.add(new Listing("%032x".formatted(number), source, "خبر & " + number, "ar-MA", at, null));
        }

        @Override
        public List<Listing> between(Instant from, Instant to, Set<String> exceptSources, int limit) {
            return newestFirst(exceptSources)
                    .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<Instant> newestBefore(Instant time, Set<String> exceptSources) {
            return newestFirst(exceptSources)
                    .map(Listing::at)
                    .filter(at -> at.isBefore(time))
                    .findFirst();
        }

        @Override
        public int count(Instant from, Instant to, int most) {
            return between(from, to, Set.of(), most).size();
        }

        @Override
        public Map<String, Instant> newestOf(Collection<String> sourceIds) {
            throw new UnsupportedOperationException("no sitemap asks for it");
        }

        @Override
        public List<List<String>> newestLabels(int limit) {
            throw new UnsupportedOperationException("no sitemap asks for it");
        }

        private Stream<Listing> newestFirst(Set<String> exceptSources) {
            return articles.stream()
                    .filter(each -> !exceptSources.contains(each.sourceId()))
                    .sorted(Comparator.comparing(Listing::at).reversed());
        }

        @Override
        public Optional<Source> find(String sourceId) {
            return sourceId.equals("undescribed")
                    ? Optional.empty()
                    : Optional.of(FeedSamples.source(
                            sourceId.equals("link-only") ? DisplayPolicy.LINK : DisplayPolicy.EXCERPT, null, null));
        }

        @Override
        public Map<String, Source> describe(Collection<String> sourceIds) {
            Map<String, Source> described = new HashMap<>();
            sourceIds.forEach(id -> described.put(id, find(id).orElseGet(() -> Source.undescribed(id))));
            return described;
        }

        @Override
        public List<Source> all() {
            return List.of();
        }

        @Override
        public Set<String> linkOnly() {
            return Set.of("link-only");
        }
    }
}
