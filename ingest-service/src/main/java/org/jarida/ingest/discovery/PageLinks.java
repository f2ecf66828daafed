package org.jarida.ingest.discovery;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarida.ingest.charset.TextDecoder;
import org.jarida.ingest.feed.RawDocument;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The addresses that a page, a robots.txt or custom names as feeds, likeliest first. Pure. */
final class PageLinks {

    private static final int MAX_DEPTH = 250;
    private static final int MOST_LINKS = 8;
    private static final int MOST_SITEMAPS = 3;
    private static final Pattern FEED_TYPE =
            Pattern.compile("(?:application|text)/(?:(?:rss|atom|rdf|feed)\\+(?:xml|json)|x-rss\\+xml|rss|json|xml)");
    private static final Pattern FEED_PATH = Pattern.compile(
            "(?:^|/)(?:feeds?|rss|atom|syndication)(?:[./?-]|$)|[./-](?:rss|rdf|atom)(?:$|[?.])|(?:feed|rss|atom)[^/]*\\.(?:xml|json|php|aspx)"
                    + "|[?&](?:feed|format|type)=(?:rss2?|atom|feed)");
    private static final Pattern ROBOTS_SITEMAP =
            Pattern.compile("(?im)^\\s*sitemap\\s*:\\s*(https?://\\S+)\\s*(?:#.*)?$");
    private static final List<String> FEEDS =
            List.of("/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json");
    private static final List<String> SITEMAPS = List.of("/news-sitemap.xml", "/sitemap.xml");

    private PageLinks() {}

    /** What the page says to be its feeds, then those of its links that look like feeds. */
    static List<URI> of(RawDocument document) {
        var text = TextDecoder.decode(document.body(), document.contentType()).text();
        Document page = Parser.htmlParser()
                .setMaxDepth(MAX_DEPTH)
                .parseInput(text, document.address().toString());
        Set<URI> links = new LinkedHashSet<>();
        for (Element link : page.select("link[rel~=(?i)\\b(alternate|feed)\\b][href]")) {
            String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
            boolean feed = link.attr("rel").toLowerCase(Locale.ROOT).contains("feed");
            if ((feed || FEED_TYPE.matcher(type).matches()) && !isComments(link)) {
                add(links, link.absUrl("href"));
            }
        }
        for (Element link : page.select("a[href]")) {
            String href = link.attr("href").toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
            if (FEED_PATH.matcher(href).find() && !isComments(link)) {
                add(links, link.absUrl("href"));
            }
        }
        return List.copyOf(links);
    }

    /** WordPress names the feed of its comments beside that of its articles. */
    private static boolean isComments(Element link) {
        return link.attr("href").toLowerCase(Locale.ROOT).contains("comments");
    }

    private static void add(Set<URI> links, String address) {
        if (links.size() < MOST_LINKS) {
            web(address).ifPresent(links::add);
        }
    }

    private static java.util.Optional<URI> web(String address) {
        try {
            URI uri = new URI(address.replace(" ", "%20").replaceFirst("#.*", ""));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? java.util.Optional.of(uri) : java.util.Optional.empty();
        } catch (java.net.URISyntaxException _) {
            return java.util.Optional.empty();
        }
    }

    /** The sitemaps that a robots.txt names, those for news first. */
    static List<URI> sitemaps(RawDocument robots) {
        var text = TextDecoder.decode(robots.body(), robots.contentType()).text();
        List<URI> named = new ArrayList<>();
        List<URI> others = new ArrayList<>();
        for (var match = ROBOTS_SITEMAP.matcher(text); match.find(); ) {
            String address = match.group(1);
            boolean news = address.toLowerCase(Locale.ROOT).contains("news");
            web(address).ifPresent(news ? named::add : others::add);
        }
        named.addAll(others);
        return named.stream().distinct().limit(MOST_SITEMAPS).toList();
    }

    /** Where feeds often are. */
    static List<URI> usualFeeds(URI home) {
        return FEEDS.stream().map(home::resolve).toList();
    }

    /** Where sitemaps often are. */
    static List<URI> usualSitemaps(URI home) {
        return SITEMAPS.stream().map(home::resolve).toList();
    }
}
