package org.jarida.ingest.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jarida.ingest.charset.DecodedText;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.ArticleLinks;
import org.jarida.ingest.html.CleanHtml;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.LanguageDetector;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON Feed 1.0 and 1.1, forgiving what lenient readers forgive: comments, trailing commas, raw line breaks. */
final class JsonFeedReader {

    private static final int MAX_DEPTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            .build();

    private final JsonNode feed;
    private final String base;
    private final ZoneId zone;

    private JsonFeedReader(JsonNode feed, String base, ZoneId zone) {
        this.feed = feed;
        this.base = base;
        this.zone = zone;
    }

    static ParsedFeed read(DecodedText document, String base, ZoneId zone) {
        JsonNode root;
        try {
            root = MAPPER.readTree(document.text());
        } catch (JacksonException broken) {
            throw new UnreadableFeedException("JSON that cannot be read");
        }
        if (!root.isObject() || !root.path("items").isArray()) {
            throw new UnreadableFeedException("JSON without a list of items");
        }
        var home = text(root, "home_page_url");
        return new JsonFeedReader(root, base.isEmpty() && home != null ? home : base, zone).feed(document);
    }

    private ParsedFeed feed(DecodedText document) {
        var declared = LanguageDetector.normalised(text(feed, "language"));
        var authors = authors(feed);
        var entries = new ArrayList<ParsedEntry>();
        for (var item : feed.path("items")) {
            if (item.isObject() && entries.size() < FeedParser.MAX_ENTRIES) {
                entries.add(entry(item, declared, authors));
            }
        }
        var title = text(feed, "title");
        var hub = feed.path("hubs").path(0);
        return new ParsedFeed(
                FeedFormat.JSON,
                title == null ? "" : title,
                Addresses.absolute(text(feed, "home_page_url"), base),
                text(feed, "description"),
                declared != null
                        ? declared
                        : entries.stream()
                                .map(ParsedEntry::language)
                                .filter(java.util.Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                document.charset(),
                null,
                Addresses.absolute(text(hub, "url"), base),
                Addresses.absolute(text(feed, "feed_url"), base),
                entries);
    }

    private ParsedEntry entry(JsonNode item, @Nullable String feedLanguage, List<String> feedAuthors) {
        var url = Addresses.absolute(text(item, "url"), base);
        var html = text(item, "content_html");
        var plain = text(item, "content_text");
        var external = Addresses.absolute(text(item, "external_url"), base);
        var self = Stream.of(Optional.ofNullable(url), Optional.ofNullable(external))
                .flatMap(Optional::stream)
                .toList();
        var content = clean(html != null ? html : plain == null ? null : paragraphs(plain), self);
        var summaryText = text(item, "summary");
        var summary = clean(summaryText == null ? null : escapedUnlessHtml(summaryText), self);
        var body = content != null ? content : summary;
        var title = text(item, "title");
        var plainTitle = title == null ? "" : ArticleHtml.looksLikeHtml(title) ? ArticleHtml.text(title) : title;
        var declared = text(item, "language");
        var authors = authors(item);
        var id = text(item, "id");
        return new ParsedEntry(
                id,
                url != null ? url : external != null ? external : id != null && Addresses.isWeb(id) ? id : null,
                null,
                plainTitle.replaceAll("\\s+", " ").strip(),
                authors.isEmpty() ? feedAuthors : authors,
                date(item, "date_published"),
                date(item, "date_modified"),
                body == null ? null : body.html(),
                summary == null ? null : summary.html(),
                content != null,
                images(item, content),
                attachments(item),
                tags(item),
                related(url == null ? null : external, body),
                LanguageDetector.detect(
                                declared != null ? declared : feedLanguage,
                                plainTitle + "\n" + (body == null ? "" : body.text()))
                        .tag());
    }

    private static String escapedUnlessHtml(String text) {
        return ArticleHtml.looksLikeHtml(text) ? text : Entities.escape(text);
    }

    private static String paragraphs(String text) {
        var html = new StringBuilder();
        for (var paragraph : text.strip().split("\\n\\s*\\n", -1)) {
            html.append("<p>")
                    .append(Entities.escape(paragraph).replace("\n", "<br>"))
                    .append("</p>");
        }
        return html.toString();
    }

    private @Nullable CleanHtml clean(@Nullable String html, List<String> self) {
        if (html == null) {
            return null;
        }
        var clean = ArticleHtml.article(html, base, self);
        return clean.html().isEmpty() ? null : clean;
    }

    private static List<Link> related(@Nullable String source, @Nullable CleanHtml body) {
        var links = new ArrayList<Link>();
        if (source != null) {
            links.add(new Link(source, source));
        }
        if (body != null) {
            links.addAll(body.related());
        }
        return links.stream().limit(ArticleLinks.MOST).toList();
    }

    private @Nullable Instant date(JsonNode item, String name) {
        return DateReader.read(text(item, name), zone).orElse(null);
    }

    private List<FoundImage> images(JsonNode item, @Nullable CleanHtml content) {
        var images = new LinkedHashMap<String, FoundImage>();
        for (var name : List.of("image", "banner_image")) {
            var url = Addresses.absolute(text(item, name), base);
            if (url != null) {
                images.putIfAbsent(url, new FoundImage(url, null, null));
            }
        }
        for (var attachment : item.path("attachments")) {
            var url = Addresses.absolute(text(attachment, "url"), base);
            var type = text(attachment, "mime_type");
            if (url != null && type != null && type.startsWith("image/")) {
                images.putIfAbsent(url, new FoundImage(url, text(attachment, "title"), null));
            }
        }
        if (content != null) {
            content.images()
                    .forEach(image -> images.merge(
                            image.url(),
                            image,
                            (first, again) -> first.caption() == null && first.credit() == null ? again : first));
        }
        return new ArrayList<>(images.values());
    }

    private List<Enclosure> attachments(JsonNode item) {
        var enclosures = new ArrayList<Enclosure>();
        for (var attachment : item.path("attachments")) {
            var url = Addresses.absolute(text(attachment, "url"), base);
            if (url != null) {
                var size = text(attachment, "size_in_bytes");
                enclosures.add(new Enclosure(
                        url, text(attachment, "mime_type"), size == null ? null : MediaReader.length(size)));
            }
        }
        return enclosures;
    }

    private static List<String> tags(JsonNode item) {
        var tags = new LinkedHashSet<String>();
        for (var tag : item.path("tags")) {
            if (tag.isString() && !tag.stringValue().isBlank()) {
                tags.add(tag.stringValue().strip());
            }
        }
        return new ArrayList<>(tags);
    }

    /** Version 1.1 has a list of authors, version 1.0 one author. */
    private static List<String> authors(JsonNode of) {
        var authors = new LinkedHashSet<String>();
        for (var author : of.path("authors")) {
            addAuthor(authors, author);
        }
        if (authors.isEmpty()) {
            addAuthor(authors, of.path("author"));
        }
        return new ArrayList<>(authors);
    }

    private static void addAuthor(Set<String> authors, JsonNode author) {
        var name = author.isString() ? author.stringValue() : text(author, "name");
        if (name != null && !name.isBlank()) {
            authors.add(People.bare(name.strip()));
        }
    }

    /** A string or number as text; {@code null} when absent, blank or something else. */
    private static @Nullable String text(JsonNode of, String name) {
        var value = of.path(name);
        if (value.isString() || value.isNumber()) {
            var text = XmlCleaner.printable(value.isString() ? value.stringValue() : value.asString())
                    .strip();
            return text.isEmpty() ? null : text;
        }
        return null;
    }
}
