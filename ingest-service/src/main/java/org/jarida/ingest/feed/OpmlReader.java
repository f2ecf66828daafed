package org.jarida.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.ingest.charset.TextDecoder;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subscriptions of OPML 1.0, 1.1 and 2.0 documents, however deep their outlines are nested, with the tolerance that
 * feeds are read with. Nothing outside the document is ever looked at: an included list is not followed. Pure.
 */
public final class OpmlReader {

    /** Subscriptions read of one document; what stands behind them is ignored. */
    public static final int MOST_OUTLINES = 2_000;

    /** Of what we add to an outline. */
    public static final String NAMESPACE = "urn:jarida:opml";

    private static final int MAX_DEPTH = 128;
    private static final int LONGEST = 2_000;
    private static final Pattern FEED_SCHEME = Pattern.compile("^feed:(?://)?(?=https?:)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FEED_ALONE = Pattern.compile("^feed:/*", Pattern.CASE_INSENSITIVE);

    private OpmlReader() {}

    /**
     * The outlines that name a feed, in the order of the document.
     *
     * @throws UnreadableFeedException when the document is no OPML
     */
    public static List<OpmlOutline> read(byte[] body, @Nullable String contentType) {
        var text = TextDecoder.decode(body, contentType).text();
        var xml = XmlCleaner.fromRoot(text, XmlCleaner.OPML);
        if (xml == null) {
            throw new UnreadableFeedException("no OPML document");
        }
        var document = Parser.xmlParser().setMaxDepth(MAX_DEPTH).parseInput(xml, "");
        var outlines = new ArrayList<OpmlOutline>();
        for (var element : document.getAllElements()) {
            if (element.tag().localName().equalsIgnoreCase("outline") && outlines.size() < MOST_OUTLINES) {
                outline(element).ifPresent(outlines::add);
            }
        }
        return outlines;
    }

    private static Optional<OpmlOutline> outline(Element element) {
        var written = attribute(element, "xmlurl");
        if (written == null && isSubscription(attribute(element, "type"))) {
            written = attribute(element, "url");
        }
        if (written == null) {
            return Optional.empty();
        }
        var title = attribute(element, "text");
        var parent = element.parent();
        return Optional.of(new OpmlOutline(
                plain(title != null ? title : attribute(element, "title")),
                address(written),
                attribute(element, "htmlurl"),
                attribute(element, "language"),
                ours(element),
                parent == null ? Map.of() : ours(parent)));
    }

    private static boolean isSubscription(@Nullable String type) {
        return type != null
                && (type.equalsIgnoreCase("rss") || type.equalsIgnoreCase("atom") || type.equalsIgnoreCase("feed"));
    }

    private static String address(String written) {
        var bare = FEED_SCHEME.matcher(written).replaceFirst("");
        return FEED_ALONE.matcher(bare).replaceFirst("http://");
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }

    private static @Nullable String attribute(Element element, String name) {
        for (var attribute : element.attributes()) {
            if (attribute.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                var value = XmlCleaner.printable(attribute.getValue()).strip();
                return value.isEmpty() || value.length() > LONGEST ? null : value;
            }
        }
        return null;
    }

    /** By the prefix that the document binds to our namespace. */
    private static Map<String, String> ours(Element element) {
        var ours = new LinkedHashMap<String, String>();
        for (var attribute : element.attributes()) {
            if (attribute.namespace().equals(NAMESPACE) && !attribute.getValue().isBlank()) {
                ours.put(attribute.localName(), attribute.getValue());
            }
        }
        return ours;
    }
}
