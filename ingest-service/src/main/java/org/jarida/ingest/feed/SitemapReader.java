package org.jarida.ingest.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jarida.ingest.charset.DecodedText;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.language.LanguageDetector;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads sitemaps and sitemap indexes with what Google adds for news and images, and lists of addresses, one a line. On our
 * own reader, not on a sitemap library: those trust the declared charset and stop at the first fault, and the same pages
 * that write broken feeds write broken sitemaps. Elements are read one at a time, so that the largest needs little memory.
 */
final class SitemapReader {

    /** Entries kept of one sitemap, the newest: what stands behind them is an archive, not news. */
    static final int MOST_ENTRIES = 1_000;

    /** Of these, how many may be without a title, each of which costs a visit to its page. */
    static final int MOST_UNTITLED = 200;

    private static final int MAX_DEPTH = 64;
    private static final int MOST_PARTS = 5_000;
    private static final int MOST_IMAGES = 20;
    private static final Pattern NEWS = Pattern.compile("://[^/]+/.*(?:news|actu|akhbar)", Pattern.CASE_INSENSITIVE);

    private static final Comparator<ParsedEntry> NEWEST_FIRST =
            Comparator.comparing(SitemapReader::date, Comparator.nullsLast(Comparator.reverseOrder()));
    private static final Comparator<Sitemap.Part> LIKELIEST_FIRST = Comparator.comparing(
                    (Sitemap.Part part) -> !NEWS.matcher(part.url()).find())
            .thenComparing(Sitemap.Part::changed, Comparator.nullsLast(Comparator.reverseOrder()));

    private final String base;
    private final ZoneId zone;
    private final SameSite site;
    private final List<ParsedEntry> entries = new ArrayList<>();
    private final List<Sitemap.Part> parts = new ArrayList<>();
    private String name = "";

    private SitemapReader(String base, ZoneId zone) {
        this.base = base;
        this.zone = zone;
        this.site = new SameSite(base);
    }

    /** @throws UnreadableFeedException when the document is no sitemap */
    static Sitemap read(DecodedText document, String base, ZoneId zone) {
        var reader = new SitemapReader(base, zone);
        var xml = XmlCleaner.fromRoot(document.text(), XmlCleaner.SITEMAP);
        if (xml != null) {
            reader.readXml(xml);
        } else if (!reader.readLines(document.text())) {
            throw new UnreadableFeedException(
                    XmlCleaner.isPage(document.text()) ? "a web page, not a sitemap" : "neither a sitemap nor a feed");
        }
        return reader.sitemap(document);
    }

    /** The newest entries, their bounds kept. */
    static List<ParsedEntry> newest(List<ParsedEntry> entries) {
        var newest = new ArrayList<ParsedEntry>();
        int untitled = 0;
        for (var entry : entries.stream().sorted(NEWEST_FIRST).toList()) {
            untitled += entry.title().isEmpty() ? 1 : 0;
            if (newest.size() < MOST_ENTRIES && (!entry.title().isEmpty() || untitled <= MOST_UNTITLED)) {
                newest.add(entry);
            }
        }
        return newest;
    }

    private static @Nullable Instant date(ParsedEntry entry) {
        return entry.published() != null ? entry.published() : entry.updated();
    }

    private Sitemap sitemap(DecodedText document) {
        var newest = newest(entries);
        var language = newest.stream()
                .map((Function<ParsedEntry, @Nullable String>) ParsedEntry::language)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean index = !parts.isEmpty();
        var feed = new ParsedFeed(
                index ? FeedFormat.SITEMAP_INDEX : FeedFormat.SITEMAP,
                name,
                null,
                null,
                language,
                document.charset(),
                null,
                null,
                null,
                newest);
        return new Sitemap(feed, parts.stream().sorted(LIKELIEST_FIRST).toList());
    }

    private void readXml(String xml) {
        try (var stream = new StreamParser(Parser.xmlParser().setMaxDepth(MAX_DEPTH))) {
            stream.parse(xml, "").stream().forEach(element -> {
                var local = element.tag().localName();
                if (local.equalsIgnoreCase("url") && Module.of(element) == Module.CORE) {
                    addEntry(element);
                } else if (local.equalsIgnoreCase("sitemap") && Module.of(element) == Module.CORE) {
                    addPart(new FeedElement(element));
                }
            });
        }
    }

    private void addEntry(Element element) {
        var url = new FeedElement(element);
        var location = location(url);
        if (location != null) {
            entries.add(entry(url, location));
            prune();
        }
        element.empty(); // not removed: that costs a look at all that follow it, which are many where none was closed
    }

    /** So that an archive of any size is held only as far as it counts. */
    private void prune() {
        if (entries.size() > 8 * MOST_ENTRIES) {
            var newest = newest(entries);
            entries.clear();
            entries.addAll(newest);
        }
    }

    private void addPart(FeedElement sitemap) {
        var location = location(sitemap);
        if (location != null && parts.size() < MOST_PARTS) {
            parts.add(new Sitemap.Part(location, date(sitemap.child(Module.CORE, "lastmod"))));
        }
    }

    /** Only of the sitemap's own site, as the protocol has it. */
    private @Nullable String location(FeedElement of) {
        var loc = of.child(Module.CORE, "loc");
        var location = loc == null ? null : Addresses.absolute(loc.text(), base);
        return location != null && site.holds(location) ? location : null;
    }

    private boolean readLines(String text) {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !lines.stream().allMatch(line -> Addresses.isWeb(line) && line.indexOf(' ') < 0)) {
            return false;
        }
        for (var line : lines) {
            var location = Addresses.absolute(line, base);
            if (location != null && site.holds(location)) {
                entries.add(entry(location, "", null, null, List.of(), List.of(), null));
                prune();
            }
        }
        return true;
    }

    private ParsedEntry entry(FeedElement url, String location) {
        var news = url.child(Module.NEWS, "news");
        var title = news == null ? null : news.child(Module.NEWS, "title");
        var publication = news == null ? null : news.child(Module.NEWS, "publication");
        if (name.isEmpty() && publication != null) {
            name = text(publication.child(Module.NEWS, "name"));
        }
        var language = publication == null ? "" : text(publication.child(Module.NEWS, "language"));
        return entry(
                location,
                text(title),
                news == null ? null : date(news.child(Module.NEWS, "publication_date")),
                date(url.child(Module.CORE, "lastmod")),
                images(url),
                news == null ? List.of() : keywords(text(news.child(Module.NEWS, "keywords"))),
                language.isEmpty() ? null : language);
    }

    private static ParsedEntry entry(
            String location,
            String title,
            @Nullable Instant published,
            @Nullable Instant changed,
            List<FoundImage> images,
            List<String> keywords,
            @Nullable String language) {
        return new ParsedEntry(
                null,
                location,
                null,
                title,
                List.of(),
                published,
                changed,
                null,
                null,
                false,
                images,
                List.of(),
                keywords,
                List.of(),
                LanguageDetector.detect(language, title).tag());
    }

    private List<FoundImage> images(FeedElement url) {
        var images = new LinkedHashMap<String, FoundImage>();
        for (var image : url.children(Module.IMAGE, "image").limit(MOST_IMAGES).toList()) {
            var loc = image.child(Module.IMAGE, "loc");
            var address = loc == null ? null : Addresses.absolute(loc.text(), base);
            if (address != null) {
                var caption = text(image.child(Module.IMAGE, "caption"));
                var words = caption.isEmpty() ? text(image.child(Module.IMAGE, "title")) : caption;
                images.putIfAbsent(address, new FoundImage(address, words.isEmpty() ? null : words, null));
            }
        }
        return new ArrayList<>(images.values());
    }

    private static List<String> keywords(String written) {
        var keywords = new LinkedHashSet<String>();
        for (var keyword : written.split("[,،;]", -1)) {
            if (!keyword.isBlank() && keyword.length() <= 200) {
                keywords.add(keyword.strip());
            }
        }
        return new ArrayList<>(keywords);
    }

    private @Nullable Instant date(@Nullable FeedElement element) {
        return element == null ? null : DateReader.read(element.text(), zone).orElse(null);
    }

    private static String text(@Nullable FeedElement element) {
        return element == null ? "" : TextConstruct.plain(element);
    }
}
