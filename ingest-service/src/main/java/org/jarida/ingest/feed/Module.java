package org.jarida.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The vocabularies that an element of a feed may belong to, told by namespace when declared, else by usual prefix. */
enum Module {
    /** RSS of every version and Atom: their names do not clash in meaning, only in shape. */
    CORE,
    RDF,
    DC,
    CONTENT,
    MEDIA,
    ITUNES,
    SYNDICATION,
    FEEDBURNER,
    PRISM,
    XHTML,
    /** What Google adds to sitemaps for news. */
    NEWS,
    /** What Google adds to sitemaps for images. */
    IMAGE,
    /** Comments of RFC 4685. */
    THREADING,
    OTHER;

    private static final Map<String, Module> BY_NAMESPACE = Map.ofEntries(
            Map.entry("http://www.w3.org/2005/atom", CORE),
            Map.entry("https://www.w3.org/2005/atom", CORE),
            Map.entry("http://purl.org/atom/ns#", CORE),
            Map.entry("http://purl.org/rss/1.0", CORE),
            Map.entry("http://purl.org/net/rss1.1#", CORE),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("http://backend.userland.com/rss", CORE),
            Map.entry("http://backend.userland.com/rss2", CORE),
            Map.entry("http://backend.userland.com/rss091", CORE),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", CORE),
            Map.entry("http://cyber.law.harvard.edu/rss", CORE),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", RDF),
            Map.entry("http://purl.org/dc/elements/1.0", DC),
            Map.entry("http://purl.org/dc/elements/1.1", DC),
            Map.entry("http://purl.org/dc/terms", DC),
            Map.entry("http://purl.org/rss/1.0/modules/content", CONTENT),
            Map.entry("http://search.yahoo.com/mrss", MEDIA),
            Map.entry("https://search.yahoo.com/mrss", MEDIA),
            Map.entry("http://search.yahoo.com/mrss/rss", MEDIA),
            Map.entry("http://www.rssboard.org/media-rss", MEDIA),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("https://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("http://purl.org/rss/1.0/modules/syndication", SYNDICATION),
            Map.entry("http://rssnamespace.org/feedburner/ext/1.0", FEEDBURNER),
            Map.entry("http://www.pheedo.com/namespace/pheedo", FEEDBURNER),
            Map.entry("http://prismstandard.org/namespaces/basic/2.0", PRISM),
            Map.entry("http://prismstandard.org/namespaces/1.2/basic", PRISM),
            Map.entry("http://www.w3.org/1999/xhtml", XHTML),
            Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", CORE),
            Map.entry("https://www.sitemaps.org/schemas/sitemap/0.9", CORE),
            Map.entry("http://www.google.com/schemas/sitemap/0.84", CORE),
            Map.entry("http://www.google.com/schemas/sitemap-news/0.9", NEWS),
            Map.entry("https://www.google.com/schemas/sitemap-news/0.9", NEWS),
            Map.entry("http://www.google.com/schemas/sitemap-image/1.1", IMAGE),
            Map.entry("https://www.google.com/schemas/sitemap-image/1.1", IMAGE),
            Map.entry("http://purl.org/syndication/thread/1.0", THREADING));

    private static final Map<String, Module> BY_PREFIX = Map.ofEntries(
            Map.entry("atom", CORE),
            Map.entry("atom10", CORE),
            Map.entry("atom03", CORE),
            Map.entry("a10", CORE),
            Map.entry("rss", CORE),
            Map.entry("rdf", RDF),
            Map.entry("dc", DC),
            Map.entry("dcterms", DC),
            Map.entry("content", CONTENT),
            Map.entry("media", MEDIA),
            Map.entry("itunes", ITUNES),
            Map.entry("sy", SYNDICATION),
            Map.entry("feedburner", FEEDBURNER),
            Map.entry("pheedo", FEEDBURNER),
            Map.entry("prism", PRISM),
            Map.entry("xhtml", XHTML),
            Map.entry("news", NEWS),
            Map.entry("image", IMAGE),
            Map.entry("thr", THREADING));

    static Module of(Element element) {
        var prefix = element.tag().prefix().toLowerCase(Locale.ROOT);
        var namespace = element.tag().namespace().strip().toLowerCase(Locale.ROOT);
        var known =
                BY_NAMESPACE.get(namespace.endsWith("/") ? namespace.substring(0, namespace.length() - 1) : namespace);
        if (known == CORE && !prefix.isEmpty()) {
            return undeclared(element, prefix) ? BY_PREFIX.getOrDefault(prefix, OTHER) : CORE;
        }
        if (known != null) {
            return known;
        }
        if (prefix.isEmpty()) {
            return CORE;
        }
        // the parser gives an undeclared prefix XML's own namespace
        boolean declared = !element.tag().namespace().equals(Parser.NamespaceXml);
        return declared ? OTHER : BY_PREFIX.getOrDefault(prefix, OTHER);
    }

    /** The parser takes an undeclared prefix for the default namespace where there is one. */
    private static boolean undeclared(Element element, String prefix) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.attributes().hasKeyIgnoreCase("xmlns:" + prefix)) {
                return false;
            }
        }
        return true;
    }
}
