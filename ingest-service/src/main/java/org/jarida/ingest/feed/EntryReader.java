package org.jarida.ingest.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.ArticleLinks;
import org.jarida.ingest.html.CleanHtml;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.LanguageDetector;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of an XML feed. It takes every vocabulary in every format, because feeds mix them: Atom links in RSS
 * items, Dublin Core dates beside RSS's own.
 */
final class EntryReader {

    private static final Set<String> PUBLISHED =
            Set.of("pubdate", "published", "issued", "created", "publicationdate", "date");
    private static final Set<String> UPDATED = Set.of("updated", "modified");

    private final FeedElement entry;
    private final String base;
    private final ZoneId zone;
    private final MarkupBudget budget;
    private final Set<String> self;

    EntryReader(FeedElement entry, String base, ZoneId zone, MarkupBudget budget) {
        this.entry = entry;
        this.budget = budget;
        this.base = entry.base(base);
        this.zone = zone;
        this.self = Stream.of(
                        Optional.ofNullable(url(entry.child(Module.CORE, "guid"))), Optional.ofNullable(originalUrl()))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param feedAuthors whose entry it is when it names nobody */
    ParsedEntry read(@Nullable String feedLanguage, List<String> feedAuthors) {
        var guid = entry.child(Module.CORE, "guid");
        var text = new EntryBody(entry, base, self, budget);
        var content = text.content();
        var summary = text.summary();
        var title = title();
        var body = content != null ? content : summary;
        var authors = People.of(entry);
        var declared = entry.language() != null ? entry.language() : feedLanguage;
        return new ParsedEntry(
                id(guid),
                url(guid),
                originalUrl(),
                title,
                authors.isEmpty() ? feedAuthors : authors,
                date(PUBLISHED),
                date(UPDATED),
                body == null ? null : body.html(),
                summary == null ? null : summary.html(),
                content != null,
                images(content, summary),
                MediaReader.enclosures(entry, base),
                categories(),
                related(body),
                LanguageDetector.detect(declared, title + "\n" + (body == null ? "" : body.text()))
                        .tag());
    }

    private @Nullable String id(@Nullable FeedElement guid) {
        if (guid != null && !guid.text().isEmpty()) {
            return guid.text();
        }
        var id = entry.child(Module.CORE, "id");
        if (id != null && !id.text().isEmpty()) {
            return id.text();
        }
        var about = entry.attribute("about");
        if (!about.isEmpty()) {
            return about;
        }
        var identifier = entry.child(Module.DC, "identifier");
        return identifier == null ? null : identifier.textOrNull();
    }

    private @Nullable String url(@Nullable FeedElement guid) {
        String alternate = null;
        String plain = null;
        for (var link : entry.children(Module.CORE, "link").toList()) {
            var href = link.attribute("href");
            var address = Addresses.absolute(href.isEmpty() ? link.text() : href, link.base(base));
            var rel = link.attribute("rel");
            if (address == null || !(rel.isEmpty() || rel.equalsIgnoreCase("alternate"))) {
                continue;
            }
            if (href.isEmpty()) {
                plain = plain == null ? address : plain;
            } else if (alternate == null || (link.attribute("type").equals("text/html") && !alternateIsHtml())) {
                alternate = address;
            }
        }
        if (plain != null || alternate != null) {
            return plain != null ? plain : alternate;
        }
        if (guid != null && !guid.attribute("isPermaLink").equalsIgnoreCase("false") && Addresses.isWeb(guid.text())) {
            return Addresses.absolute(guid.text(), base);
        }
        var about = entry.attribute("about");
        return Addresses.isWeb(about) ? about : elsewhere();
    }

    /** Atom's content may lie at an address of its own. */
    private @Nullable String elsewhere() {
        var content = entry.child(Module.CORE, "content");
        var type = content == null ? "" : content.attribute("type");
        return content == null || !(type.isEmpty() || type.contains("html"))
                ? null
                : Addresses.absolute(content.attribute("src"), content.base(base));
    }

    private boolean alternateIsHtml() {
        return entry.children(Module.CORE, "link")
                .filter(link ->
                        link.attribute("rel").isEmpty() || link.attribute("rel").equalsIgnoreCase("alternate"))
                .findFirst()
                .map(link -> link.attribute("type").isEmpty()
                        || link.attribute("type").contains("html"))
                .orElse(false);
    }

    private @Nullable String originalUrl() {
        for (var child : entry.children()) {
            if (child.module() == Module.FEEDBURNER && child.name().equals("origlink")) {
                return Addresses.absolute(child.text(), base);
            }
        }
        return null;
    }

    private String title() {
        for (var module : List.of(Module.CORE, Module.DC, Module.ITUNES, Module.MEDIA)) {
            var title = entry.child(module, "title");
            if (title != null && !title.text().isEmpty()) {
                return TextConstruct.plain(title);
            }
        }
        return "";
    }

    private @Nullable Instant date(Set<String> names) {
        for (var child : entry.children()) {
            boolean ours =
                    child.module() == Module.CORE || child.module() == Module.DC || child.module() == Module.PRISM;
            if (ours && names.contains(child.name())) {
                var date = DateReader.read(child.text(), zone);
                if (date.isPresent()) {
                    return date.get();
                }
            }
        }
        return null;
    }

    private List<FoundImage> images(@Nullable CleanHtml content, @Nullable CleanHtml summary) {
        var images = new LinkedHashMap<String, FoundImage>();
        MediaReader.images(entry, base).forEach(image -> images.putIfAbsent(image.url(), image));
        for (var html : new CleanHtml[] {content, summary}) {
            if (html != null) {
                html.images()
                        .forEach(image -> images.merge(
                                image.url(),
                                image,
                                (first, again) -> first.caption() == null && first.credit() == null ? again : first));
            }
        }
        return new ArrayList<>(images.values());
    }

    private List<String> categories() {
        var categories = new LinkedHashSet<String>();
        for (var child : entry.children()) {
            if (child.is(Module.CORE, "category")
                    || child.is(Module.DC, "subject")
                    || child.is(Module.ITUNES, "category")) {
                var label = child.attribute("label");
                var term = label.isEmpty() ? child.attribute("term") : label;
                var text = child.attribute("text").isEmpty() ? TextConstruct.plain(child) : child.attribute("text");
                var category = term.isEmpty() ? text : term;
                if (!category.isEmpty() && category.length() <= 200) {
                    categories.add(category);
                }
            }
        }
        return new ArrayList<>(categories);
    }

    private List<Link> related(@Nullable CleanHtml body) {
        var links = new LinkedHashMap<String, Link>();
        for (var link : entry.children(Module.CORE, "link").toList()) {
            var rel = link.attribute("rel");
            var url = Addresses.absolute(link.attribute("href"), link.base(base));
            if (url != null && (rel.equalsIgnoreCase("related") || rel.equalsIgnoreCase("via"))) {
                var title = link.attribute("title");
                links.putIfAbsent(url, new Link(title.isEmpty() ? url : title, url));
            }
        }
        entry.children(Module.THREADING, "in-reply-to")
                .flatMap(reply -> Stream.ofNullable(Addresses.absolute(reply.attribute("href"), reply.base(base))))
                .forEach(url -> links.putIfAbsent(url, new Link(url, url)));
        if (body != null) {
            body.related().forEach(link -> links.putIfAbsent(link.url(), link));
        }
        return links.values().stream().limit(ArticleLinks.MOST).toList();
    }
}
