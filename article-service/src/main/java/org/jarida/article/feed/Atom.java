package org.jarida.article.feed;

import javax.xml.stream.XMLStreamException;

/** Atom 1.0, RFC 4287. */
final class Atom {

    private Atom() {}

    static byte[] write(Feed feed) {
        return XmlWriter.document(document -> document.element(
                "feed", xml -> feed(xml, feed), "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", feed.language()));
    }

    private static void feed(XmlWriter xml, Feed feed) throws XMLStreamException {
        xml.text("id", feed.id());
        xml.text("title", feed.title());
        xml.text("subtitle", feed.description());
        xml.text("updated", feed.updated().toString());
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        for (FeedItem item : feed.items()) {
            xml.element("entry", entry -> entry(entry, item), "xml:lang", item.language());
        }
    }

    private static void entry(XmlWriter xml, FeedItem item) throws XMLStreamException {
        xml.text("id", item.id());
        xml.text("title", item.article().title());
        xml.text("published", item.published().toString());
        xml.text("updated", item.updated().toString());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", item.link());
        String url = item.article().webUrl();
        if (url != null && !url.equals(item.link())) {
            xml.empty("link", "rel", "via", "href", url);
        }
        for (String author : item.authors()) {
            xml.element("author", person -> person.text("name", author));
        }
        for (String category : item.article().categories()) {
            xml.empty("category", "term", category);
        }
        xml.text("summary", item.article().summary());
        xml.text("content", item.html(), "type", "html");
        xml.text("rights", item.rights());
    }
}
