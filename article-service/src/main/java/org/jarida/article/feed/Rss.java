package org.jarida.article.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.jarida.events.ArticleImage;
import org.jsoup.nodes.Entities;

/**
 * RSS 2.0, with the self link of Atom, the whole text as {@code content:encoded}, authors, terms and the time
 * of change of Dublin Core, and the picture of Media RSS.
 */
final class Rss {

    /** RFC 822 with the year in four digits, as the RSS Board wants it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String MINUTES_TO_LIVE = "5";

    private Rss() {}

    static byte[] write(Feed feed) {
        return XmlWriter.document(document -> document.element(
                "rss",
                rss -> rss.element("channel", channel -> channel(channel, feed)),
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms",
                "http://purl.org/dc/terms/",
                "xmlns:media",
                "http://search.yahoo.com/mrss/"));
    }

    private static void channel(XmlWriter xml, Feed feed) throws XMLStreamException {
        xml.text("title", feed.title());
        xml.text("link", feed.home());
        xml.text("description", feed.description());
        xml.text("language", feed.language());
        if (!feed.items().isEmpty()) {
            xml.text("lastBuildDate", date(feed.updated()));
        }
        xml.text("ttl", MINUTES_TO_LIVE);
        xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", feed.self());
        for (FeedItem item : feed.items()) {
            xml.element("item", element -> item(element, item));
        }
    }

    private static void item(XmlWriter xml, FeedItem item) throws XMLStreamException {
        xml.text("title", item.article().title());
        xml.text("link", item.link());
        xml.text("guid", item.id(), "isPermaLink", "true");
        xml.text("pubDate", date(item.published()));
        if (item.updated().isAfter(item.published())) {
            xml.text("dcterms:modified", item.updated().toString());
        }
        // HTML by the specification, so that plain text has to be escaped once more
        xml.text("description", Entities.escape(XmlText.clean(item.article().summary())));
        xml.text("content:encoded", item.html());
        for (String author : item.authors()) {
            xml.text("dc:creator", author);
        }
        for (String category : item.article().categories()) {
            xml.text("category", category);
        }
        xml.text("dc:rights", item.rights());
        if (item.image() != null) {
            ArticleImage image = item.article().images().getFirst();
            xml.element(
                    "media:content",
                    media -> {
                        media.text("media:description", image.caption(), "type", "plain");
                        media.text("media:credit", image.credit());
                    },
                    "url",
                    item.image(),
                    "medium",
                    "image");
        }
    }

    private static String date(Instant at) {
        return DATE.format(at);
    }
}
