package org.jarida.ingest.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarida.ingest.charset.DecodedText;
import org.jarida.ingest.charset.TextDecoder;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.language.LanguageDetector;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads a web page that lists articles, for newspapers without a feed. The source's selectors say where things are, all
 * but {@code listing.item} within an item: {@code listing.item}, {@code listing.link}, {@code listing.title},
 * {@code listing.date}, {@code listing.summary}, {@code listing.image}. What none is given for is found by what most pages
 * do: items are {@code article} elements or what surrounds linked headings; links must then stay on the page's site.
 */
final class ListingReader {

    /** What the names of all its selectors begin with. */
    static final String NAMES = "listing.";

    /** Entries read of one page; what stands behind them is ignored. */
    static final int MOST_ENTRIES = 300;

    private static final int MAX_DEPTH = 250;
    private static final int MAX_ELEMENTS = 40_000;
    private static final int LONGEST_ITEM = 100_000;
    private static final int LONGEST_TITLE = 500;
    private static final int SHORTEST_SUMMARY = 20;

    private static final String DATES =
            "time[datetime], [itemprop=datePublished], time, [class*=date], [class*=Date], [class*=time]";

    private final Document page;
    private final Map<String, String> selectors;
    private final ZoneId zone;
    private final SameSite site;

    private ListingReader(Document page, Map<String, String> selectors, ZoneId zone) {
        this.page = page;
        this.selectors = selectors;
        this.zone = zone;
        this.site = new SameSite(page.baseUri());
    }

    /** @throws UnreadableFeedException when no article can be told apart */
    static ParsedFeed read(RawDocument document, Map<String, String> selectors, ZoneId zone) {
        var text = TextDecoder.decode(Unpacked.of(document.body()), document.contentType());
        var page = Parser.htmlParser()
                .setMaxDepth(MAX_DEPTH)
                .parseInput(text.text(), document.address().toString());
        page.outputSettings().prettyPrint(false);
        if (page.getAllElements().size() > MAX_ELEMENTS) {
            throw new UnreadableFeedException("a page of too many elements");
        }
        return new ListingReader(page, selectors, zone)
                .listing(text, document.address().toString());
    }

    private ParsedFeed listing(DecodedText text, String address) {
        var language = LanguageDetector.normalised(page.select("html").attr("lang"));
        var entries = new LinkedHashMap<String, ParsedEntry>();
        for (var items = ListingItems.of(page, selectors.get("listing.item")).iterator();
                items.hasNext() && entries.size() < MOST_ENTRIES; ) {
            var item = items.next();
            var link = link(item);
            var url = link == null ? null : Addresses.absolute(address(link), link.baseUri());
            if (link == null || url == null || !belongs(url) || isPage(url, address) || entries.containsKey(url)) {
                continue;
            }
            var title = title(item, link);
            if (!title.isEmpty()) {
                entries.put(url, entry(item, url, title, language));
            }
        }
        if (entries.isEmpty()) {
            throw new UnreadableFeedException(
                    selectors.containsKey("listing.item")
                            ? "a page on which listing.item finds no linked title"
                            : "a page that lists no articles in a usual way: set the selector listing.item");
        }
        return new ParsedFeed(
                FeedFormat.LISTING,
                page.title().strip(),
                address.isEmpty() ? null : address,
                description(),
                language != null ? language : entries.values().iterator().next().language(),
                text.charset(),
                null,
                null,
                null,
                List.copyOf(entries.values()));
    }

    private @Nullable String description() {
        var description = page.select("meta[name=description]").attr("content").strip();
        return description.isEmpty() ? null : description;
    }

    private @Nullable Element link(Element item) {
        var selector = selectors.get("listing.link");
        if (selector != null) {
            var chosen = item.selectFirst(selector);
            var inside = chosen == null ? null : chosen.selectFirst("a[href]");
            return inside != null
                    ? inside
                    : chosen == null
                            ? null
                            : Optional.ofNullable(chosen.closest("a[href]")).orElse(chosen);
        }
        var heading = item.selectFirst(ListingItems.HEADINGS);
        var headline = heading == null ? null : ListingItems.headline(heading);
        if (headline != null) {
            return headline;
        }
        return longest(item.select("a[href]"));
    }

    private static @Nullable Element longest(Elements links) {
        Element longest = null;
        for (var link : links) {
            if (longest == null || link.text().length() > longest.text().length()) {
                longest = link;
            }
        }
        return longest;
    }

    private static String address(Element link) {
        return link.hasAttr("href") ? link.attr("href") : link.attr("data-href");
    }

    /** An editor's selector may lead elsewhere; what is guessed may not. */
    private boolean belongs(String url) {
        return selectors.containsKey("listing.item") || selectors.containsKey("listing.link") || site.holds(url);
    }

    private static boolean isPage(String url, String address) {
        return url.replaceFirst("#.*", "").equals(address.replaceFirst("#.*", ""));
    }

    private String title(Element item, Element link) {
        var selector = selectors.get("listing.title");
        var chosen = selector == null ? item.selectFirst(ListingItems.HEADINGS) : item.selectFirst(selector);
        for (var written : new String[] {
            chosen == null ? "" : chosen.text(),
            link.text(),
            link.attr("title"),
            link.attr("aria-label"),
            link.select("img[alt]").attr("alt")
        }) {
            if (!written.isBlank()) {
                return written.length() <= LONGEST_TITLE
                        ? written.strip()
                        : ArticleHtml.excerpt(written, LONGEST_TITLE);
            }
        }
        return "";
    }

    private ParsedEntry entry(Element item, String url, String title, @Nullable String language) {
        var summary = summary(item, title);
        return new ParsedEntry(
                null,
                url,
                null,
                title,
                List.of(),
                date(item),
                null,
                summary,
                summary,
                false,
                images(item),
                List.of(),
                List.of(),
                List.of(),
                LanguageDetector.detect(language, title).tag());
    }

    private @Nullable Instant date(Element item) {
        for (var element : item.select(selectors.getOrDefault("listing.date", DATES))) {
            for (var written : new String[] {
                element.attr("datetime"), element.attr("content"), element.attr("title"), element.text()
            }) {
                var date = DateReader.read(written, zone);
                if (date.isPresent()) {
                    return date.get();
                }
            }
        }
        return null;
    }

    private @Nullable String summary(Element item, String title) {
        var selector = selectors.get("listing.summary");
        for (var element : item.select(selector == null ? "p" : selector)) {
            boolean guessed = selector == null;
            var text = element.text();
            boolean says = !text.equals(title) && text.length() >= (guessed ? SHORTEST_SUMMARY : 1);
            if (says && !(guessed && element.closest(ListingItems.HEADINGS) != null) && text.length() <= LONGEST_ITEM) {
                var clean = ArticleHtml.clean(element.html(), element.baseUri());
                return clean.text().isBlank() ? null : clean.html();
            }
        }
        return null;
    }

    /** At most one: the others of an item are icons and portraits. */
    private List<FoundImage> images(Element item) {
        var selector = selectors.get("listing.image");
        var shown = selector == null ? item : item.selectFirst(selector);
        if (shown == null) {
            return List.of();
        }
        var html = shown.outerHtml();
        return html.length() > LONGEST_ITEM
                ? List.of()
                : ArticleHtml.clean(html, item.baseUri()).images().stream()
                        .limit(1)
                        .toList();
    }
}
