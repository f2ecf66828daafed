package org.jarida.runner.demo;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarida.runner.demo.picture.PictureRenderer;

/** A paper's feed with the full text of all its articles, newest first, in the paper's format. */
final class Feeds {

    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.RFC_1123_DATE_TIME;
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Links links;

    Feeds(Links links) {
        this.links = links;
    }

    String write(Paper paper) {
        return switch (paper.format()) {
            case RSS -> rss(paper);
            case ATOM -> atom(paper);
            case JSON -> json(paper);
        };
    }

    private String rss(Paper paper) {
        var body = new BodyHtml(links, paper);
        XmlText xml = new XmlText(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/",
                        "xmlns:media",
                        "http://search.yahoo.com/mrss/")
                .open("channel")
                .element("title", paper.name())
                .element("link", links.home(paper))
                .element("description", paper.about())
                .element("language", paper.locale().toLanguageTag().toLowerCase(paper.locale()))
                .element("copyright", paper.licence())
                .element("lastBuildDate", RFC_822.format(paper.updated()))
                .element("ttl", "15")
                .empty("atom:link", "rel", "self", "type", paper.format().mediaType(), "href", links.feed(paper));
        for (DemoArticle article : paper.articles()) {
            xml.open("item")
                    .element("title", article.title())
                    .element("link", links.article(paper, article))
                    .element("guid", Links.tag(paper, article), "isPermaLink", "false")
                    .element("dc:creator", article.author())
                    .element("pubDate", RFC_822.format(article.published()))
                    .element("atom:updated", RFC_3339.format(article.updated()));
            categories(article).forEach(category -> xml.element("category", category));
            xml.element("description", article.summary());
            xml.element("content:encoded", body.render(article));
            for (Illustration illustration : article.illustrations()) {
                media(xml, paper, illustration);
            }
            xml.close();
        }
        return xml.close().end();
    }

    private void media(XmlText xml, Paper paper, Illustration illustration) {
        xml.open(
                        "media:content",
                        "url",
                        links.picture(paper, illustration),
                        "medium",
                        "image",
                        "type",
                        illustration.spec().format().mediaType(),
                        "width",
                        String.valueOf(PictureRenderer.WIDTH),
                        "height",
                        String.valueOf(PictureRenderer.HEIGHT))
                .element("media:description", illustration.caption(), "type", "plain")
                .element("media:credit", illustration.credit())
                .close();
    }

    private String atom(Paper paper) {
        var body = new BodyHtml(links, paper);
        XmlText xml = new XmlText("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", paper.language())
                .element("id", "tag:demo.jarida.example,2026:" + paper.id())
                .element("title", paper.name())
                .element("subtitle", paper.about())
                .element("rights", paper.licence())
                .element("updated", RFC_3339.format(paper.updated()))
                .empty("link", "rel", "alternate", "type", "text/html", "href", links.home(paper))
                .empty("link", "rel", "self", "type", paper.format().mediaType(), "href", links.feed(paper));
        for (DemoArticle article : paper.articles()) {
            xml.open("entry")
                    .element("id", Links.tag(paper, article))
                    .element("title", article.title())
                    .empty("link", "rel", "alternate", "type", "text/html", "href", links.article(paper, article))
                    .element("published", RFC_3339.format(article.published()))
                    .element("updated", RFC_3339.format(article.updated()))
                    .open("author")
                    .element("name", article.author())
                    .close();
            categories(article).forEach(category -> xml.empty("category", "term", category));
            xml.element("summary", article.summary())
                    .element("content", body.render(article), "type", "html", "xml:lang", paper.language())
                    .close();
        }
        return xml.end();
    }

    private String json(Paper paper) {
        var body = new BodyHtml(links, paper);
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", paper.name());
        feed.put("home_page_url", links.home(paper));
        feed.put("feed_url", links.feed(paper));
        feed.put("description", paper.about());
        feed.put("language", paper.locale().toLanguageTag());
        feed.put(
                "items",
                paper.articles().stream()
                        .map(article -> item(paper, article, body.render(article)))
                        .toList());
        return JsonText.write(feed);
    }

    private Map<String, Object> item(Paper paper, DemoArticle article, String html) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", Links.tag(paper, article));
        item.put("url", links.article(paper, article));
        item.put("title", article.title());
        item.put("summary", article.summary());
        item.put("image", links.picture(paper, article.lead()));
        item.put("date_published", rfc3339(article.published()));
        item.put("date_modified", rfc3339(article.updated()));
        item.put("authors", List.of(Map.of("name", article.author())));
        item.put("tags", categories(article).toList());
        item.put("language", paper.language());
        item.put("content_html", html);
        return item;
    }

    private static String rfc3339(ZonedDateTime time) {
        return RFC_3339.format(time);
    }

    private static Stream<String> categories(DemoArticle article) {
        return Stream.concat(Stream.of(article.section()), article.tags().stream());
    }
}
