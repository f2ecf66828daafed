package org.jarida.ingest.feed;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jarida.ingest.charset.DecodedText;
import org.jarida.ingest.language.LanguageDetector;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0 on a parser that goes on after any fault. */
final class XmlFeedReader {

    private static final int MAX_DEPTH = 256;
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly",
            Duration.ofHours(1),
            "daily",
            Duration.ofDays(1),
            "weekly",
            Duration.ofDays(7),
            "monthly",
            Duration.ofDays(30),
            "yearly",
            Duration.ofDays(365));

    private final FeedElement root;
    private final FeedElement head;
    private final String base;
    private final ZoneId zone;

    private XmlFeedReader(FeedElement root, String base, ZoneId zone) {
        this.root = root;
        this.head = head(root);
        this.zone = zone;
        this.base = base.isEmpty() ? ownBase() : base;
    }

    static ParsedFeed read(DecodedText document, String base, ZoneId zone) {
        var xml = XmlCleaner.fromRoot(document.text(), XmlCleaner.FEED);
        if (xml == null) {
            throw new UnreadableFeedException(otherThanAFeed(document.text()));
        }
        var parsed = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, "");
        parsed.outputSettings().prettyPrint(false);
        var root = parsed.firstElementChild();
        if (root == null) {
            throw new UnreadableFeedException("no element could be read");
        }
        return new XmlFeedReader(new FeedElement(root), base, zone).feed(document);
    }

    private static String otherThanAFeed(String text) {
        if (XmlCleaner.fromRoot(text, XmlCleaner.SITEMAP) != null) {
            return "a sitemap, not a feed: its kind is SITEMAP";
        }
        return XmlCleaner.isPage(text)
                ? "a web page, not a feed: discovery finds the feeds that it names"
                : "neither RSS nor Atom nor JSON Feed";
    }

    private static FeedElement head(FeedElement root) {
        if (root.name().equals("rss") || root.name().equals("rdf")) {
            var channel = root.child(Module.CORE, "channel");
            return channel == null ? root : channel;
        }
        return root;
    }

    /** Without an address of its own a document is taken to lie where its site is. */
    private String ownBase() {
        var link = link("");
        return link == null ? "" : link;
    }

    private ParsedFeed feed(DecodedText document) {
        boolean atom = root.name().equals("feed");
        var declared = declaredLanguage();
        var authors = atom ? People.of(head) : List.<String>of();
        var budget = new MarkupBudget(document.text().length());
        var entries = root.descendants()
                .filter(element -> element.is(Module.CORE, "item") || element.is(Module.CORE, "entry"))
                .limit(FeedParser.MAX_ENTRIES)
                .map(element -> new EntryReader(element, base, zone, budget).read(declared, authors))
                .toList();
        var title = plain("title");
        return new ParsedFeed(
                atom ? FeedFormat.ATOM : FeedFormat.RSS,
                title == null ? "" : title,
                link(base),
                description(),
                declared != null ? declared : guessed(title, entries),
                document.charset(),
                refreshInterval(),
                linked("hub"),
                linked("self"),
                entries);
    }

    private @Nullable String declaredLanguage() {
        for (var child : head.children()) {
            if ((child.is(Module.CORE, "language") || child.is(Module.DC, "language"))
                    && !child.text().isEmpty()) {
                return LanguageDetector.normalised(child.text());
            }
        }
        return LanguageDetector.normalised(head.language());
    }

    private static @Nullable String guessed(@Nullable String title, List<ParsedEntry> entries) {
        var text = new StringBuilder(title == null ? "" : title);
        entries.stream().limit(20).forEach(entry -> text.append('\n').append(entry.title()));
        return LanguageDetector.detect(null, text.toString()).tag();
    }

    private @Nullable String plain(String name) {
        for (var module : List.of(Module.CORE, Module.DC, Module.ITUNES)) {
            var element = head.child(module, name);
            if (element != null && !element.text().isEmpty()) {
                return TextConstruct.plain(element);
            }
        }
        return null;
    }

    private @Nullable String description() {
        for (var name : List.of("description", "subtitle", "tagline", "summary")) {
            var text = plain(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private @Nullable String link(String outer) {
        String alternate = null;
        for (var link : head.children(Module.CORE, "link").toList()) {
            var href = link.attribute("href");
            if (href.isEmpty()) {
                var address = Addresses.absolute(link.text(), link.base(outer));
                if (address != null) {
                    return address;
                }
            } else if (alternate == null && isAlternate(link)) {
                alternate = Addresses.absolute(href, link.base(outer));
            }
        }
        return alternate;
    }

    private static boolean isAlternate(FeedElement link) {
        var rel = link.attribute("rel");
        return rel.isEmpty() || rel.equalsIgnoreCase("alternate");
    }

    private @Nullable String linked(String rel) {
        return head.children(Module.CORE, "link")
                .filter(link -> link.attribute("rel").equalsIgnoreCase(rel))
                .map(link -> Addresses.absolute(link.attribute("href"), link.base(base)))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Duration refreshInterval() {
        var ttl = head.child(Module.CORE, "ttl");
        if (ttl != null && ttl.text().matches("[1-9][0-9]{0,6}")) {
            return Duration.ofMinutes(Long.parseLong(ttl.text()));
        }
        var period = head.child(Module.SYNDICATION, "updateperiod");
        var length = period == null ? null : PERIODS.get(period.text().toLowerCase(Locale.ROOT));
        if (length == null) {
            return null;
        }
        var frequency = head.child(Module.SYNDICATION, "updatefrequency");
        boolean counted = frequency != null && frequency.text().matches("[1-9][0-9]{0,3}");
        return counted && frequency != null ? length.dividedBy(Long.parseLong(frequency.text())) : length;
    }
}
