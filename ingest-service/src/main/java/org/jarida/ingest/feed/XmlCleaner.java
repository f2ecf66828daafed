package org.jarida.ingest.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what a server sent a document that starts with its root: what stands before it (warnings, blank lines, prologs,
 * document types with their entities) is cut off, so nothing in it is ever resolved.
 */
final class XmlCleaner {

    /** What a document may start with. */
    static final Pattern FEED = root("rss|feed|rdf|channel");

    static final Pattern SITEMAP = root("urlset|sitemapindex");
    static final Pattern OPML = root("opml");

    private static final Pattern PAGE = Pattern.compile("<(?:!doctype\\s+html|html[\\s>])", Pattern.CASE_INSENSITIVE);

    private XmlCleaner() {}

    private static Pattern root(String names) {
        return Pattern.compile(
                "<(?:[\\p{L}_][\\p{L}\\p{N}_.-]*:)?(?:" + names + ")(?=[\\s>/])", Pattern.CASE_INSENSITIVE);
    }

    /**
     * The document from its root on, without control characters; {@code null} when it has no such root. Comments are
     * stepped over, since pages hide licences in RDF there. One pass, however many of them a document opens.
     */
    static @Nullable String fromRoot(String text, Pattern wanted) {
        var root = wanted.matcher(text);
        var page = PAGE.matcher(text);
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (text.startsWith("<!--", at)) {
                int end = text.indexOf("-->", at + 4);
                if (end < 0) {
                    return null;
                }
                at = end;
                continue;
            }
            if (page.region(at, text.length()).lookingAt()) {
                return null;
            }
            if (root.region(at, text.length()).lookingAt()) {
                return printable(text.substring(at));
            }
        }
        return null;
    }

    static boolean isPage(String text) {
        return PAGE.matcher(text).find();
    }

    /** Without the characters that XML forbids. */
    static String printable(String text) {
        int i = 0;
        while (i < text.length() && allowed(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        var kept = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            if (allowed(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean allowed(char c) {
        return c >= ' ' ? c < '\uFFFE' && c != '\u007F' : c == '\n' || c == '\t' || c == '\r';
    }
}
