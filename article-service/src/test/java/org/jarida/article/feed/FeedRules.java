package org.jarida.article.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules by which the W3C's validator judges feeds, and those of JSON Feed, read with other parsers than wrote them. */
public final class FeedRules {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";

    private FeedRules() {}

    /** Checks an RSS 2.0 feed and returns the titles of its items. */
    public static List<String> checkRss(byte[] bytes, String self) {
        Element rss = root(bytes);
        assertThat(rss.getTagName()).isEqualTo("rss");
        assertThat(rss.getAttribute("version")).isEqualTo("2.0");
        Element channel = only(rss, null, "channel");
        for (String required : List.of("title", "link", "description")) {
            assertThat(text(channel, null, required)).as(required).isNotBlank();
        }
        assertAbsolute(text(channel, null, "link"));
        assertThat(all(channel, ATOM, "link")).hasSize(1).allSatisfy(link -> {
            assertThat(link.getAttribute("rel")).isEqualTo("self");
            assertThat(link.getAttribute("href")).isEqualTo(self);
            assertThat(link.getAttribute("type")).isEqualTo("application/rss+xml");
        });
        Set<String> guids = new HashSet<>();
        List<String> titles = new ArrayList<>();
        for (Element item : all(channel, null, "item")) {
            titles.add(text(item, null, "title"));
            assertAbsolute(text(item, null, "link"));
            Element guid = only(item, null, "guid");
            assertThat(guid.getAttribute("isPermaLink")).isEqualTo("true");
            assertAbsolute(guid.getTextContent());
            assertThat(guids.add(guid.getTextContent())).as("guid is unique").isTrue();
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(text(item, null, "pubDate"));
            assertThat(all(item, null, "description")).hasSizeLessThan(2);
            assertThat(all(item, CONTENT, "encoded"))
                    .hasSizeLessThan(2)
                    .allSatisfy(each -> assertSafe(each.getTextContent()));
        }
        return titles;
    }

    /** Checks an Atom 1.0 feed and returns the titles of its entries. */
    public static List<String> checkAtom(byte[] bytes, String self) {
        Element feed = root(bytes);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertAbsolute(text(feed, ATOM, "id"));
        assertThat(text(feed, ATOM, "title")).isNotBlank();
        OffsetDateTime updated = OffsetDateTime.parse(text(feed, ATOM, "updated"));
        assertThat(all(feed, ATOM, "link").stream()
                        .filter(link -> link.getAttribute("rel").equals("self"))
                        .map(link -> link.getAttribute("href")))
                .containsExactly(self);
        Set<String> ids = new HashSet<>();
        List<String> titles = new ArrayList<>();
        for (Element entry : all(feed, ATOM, "entry")) {
            titles.add(text(entry, ATOM, "title"));
            String id = text(entry, ATOM, "id");
            assertAbsolute(id);
            assertThat(ids.add(id)).as("id is unique").isTrue();
            OffsetDateTime published = OffsetDateTime.parse(text(entry, ATOM, "published"));
            assertThat(OffsetDateTime.parse(text(entry, ATOM, "updated"))).isBetween(published, updated);
            assertThat(all(entry, ATOM, "author"))
                    .isNotEmpty()
                    .allSatisfy(author -> assertThat(text(author, ATOM, "name")).isNotBlank());
            assertThat(all(entry, ATOM, "link"))
                    .isNotEmpty()
                    .allSatisfy(link -> assertAbsolute(link.getAttribute("href")));
            assertThat(all(entry, ATOM, "link").stream()
                            .filter(link -> link.getAttribute("rel").equals("alternate")))
                    .hasSize(1);
            assertThat(all(entry, ATOM, "content")).hasSizeLessThan(2).allSatisfy(content -> {
                assertThat(content.getAttribute("type")).isEqualTo("html");
                assertSafe(content.getTextContent());
            });
        }
        return titles;
    }

    /** Checks a JSON Feed 1.1 and returns the titles of its items. */
    public static List<String> checkJson(byte[] bytes, String self) {
        JsonNode feed = JsonMapper.shared().readTree(bytes);
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asString()).isNotBlank();
        assertThat(feed.path("feed_url").asString()).isEqualTo(self);
        assertAbsolute(feed.path("home_page_url").asString());
        Set<String> ids = new HashSet<>();
        List<String> titles = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            titles.add(item.path("title").asString());
            assertThat(ids.add(item.path("id").asString())).as("id is unique").isTrue();
            assertAbsolute(item.path("url").asString());
            assertThat(item.has("content_html") ^ item.has("content_text")).isTrue();
            assertSafe(item.path("content_html").asString(""));
            OffsetDateTime.parse(item.path("date_published").asString());
            OffsetDateTime.parse(item.path("date_modified").asString());
            assertThat(item.path("authors").isArray()).isTrue();
            item.path("authors")
                    .forEach(
                            author -> assertThat(author.path("name").asString()).isNotBlank());
            item.propertyNames().stream()
                    .filter(name -> name.startsWith("_"))
                    .forEach(extension ->
                            assertThat(item.path(extension).isObject()).isTrue());
        }
        return titles;
    }

    /** HTML that does nothing and points nowhere but to absolute addresses. */
    private static void assertSafe(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        assertThat(body.select("script, style, iframe, object, embed, [srcset]"))
                .isEmpty();
        Stream.of("src", "href")
                .flatMap(name -> body.select("[" + name + "]").eachAttr(name).stream())
                .forEach(FeedRules::assertAbsolute);
    }

    private static void assertAbsolute(String address) {
        assertThat(URI.create(address).isAbsolute()).as(address).isTrue();
    }

    private static Element root(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bytes))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Element parent, String namespace, String name) {
        return only(parent, namespace, name).getTextContent();
    }

    private static Element only(Element parent, String namespace, String name) {
        List<Element> found = all(parent, namespace, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static List<Element> all(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && name.equals(element.getLocalName())
                    && java.util.Objects.equals(namespace, element.getNamespaceURI())) {
                found.add(element);
            }
        }
        return found;
    }
}
