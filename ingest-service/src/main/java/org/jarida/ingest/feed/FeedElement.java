package org.jarida.ingest.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** An element of a feed document, seen by vocabulary and local name, whatever its prefix and case. */
final class FeedElement {

    /** Elements that hold text only. One that holds elements of its own vocabulary was never closed. */
    private static final Set<String> LEAVES = Set.of(
            "title",
            "link",
            "guid",
            "pubdate",
            "id",
            "updated",
            "published",
            "issued",
            "modified",
            "lastbuilddate",
            "language",
            "ttl",
            "comments",
            "generator",
            "enclosure",
            "category",
            "loc",
            "lastmod");

    private static final Set<String> VOCABULARY = Set.of(
            "title",
            "link",
            "description",
            "guid",
            "pubdate",
            "item",
            "entry",
            "author",
            "category",
            "comments",
            "enclosure",
            "source",
            "id",
            "updated",
            "published",
            "summary",
            "content",
            "issued",
            "modified",
            "language",
            "lastbuilddate",
            "generator",
            "ttl",
            "image",
            "channel",
            "url",
            "loc",
            "lastmod",
            "changefreq",
            "priority");

    private final Element element;
    private final Module module;
    private final String name;
    private @Nullable List<FeedElement> children;

    FeedElement(Element element) {
        this.element = element;
        this.module = Module.of(element);
        this.name = element.tag().localName().toLowerCase(Locale.ROOT);
    }

    Module module() {
        return module;
    }

    String name() {
        return name;
    }

    boolean is(Module module, String name) {
        return this.module == module && this.name.equals(name);
    }

    List<FeedElement> children() {
        if (children == null) {
            children = new ArrayList<>();
            collect(element, children);
        }
        return children;
    }

    private static void collect(Element parent, List<FeedElement> into) {
        for (var child : parent.children()) {
            var wrapped = new FeedElement(child);
            into.add(wrapped);
            if (wrapped.isUnclosed()) {
                collect(child, into);
            }
        }
    }

    private boolean isUnclosed() {
        return module == Module.CORE && LEAVES.contains(name) && element.childrenSize() > 0 && holdsVocabulary();
    }

    private boolean holdsVocabulary() {
        for (var child : element.children()) {
            if (Module.of(child) == Module.CORE
                    && VOCABULARY.contains(child.tag().localName().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    Stream<FeedElement> children(Module module, String name) {
        return children().stream().filter(child -> child.is(module, name));
    }

    @Nullable FeedElement child(Module module, String name) {
        for (var child : children()) {
            if (child.is(module, name)) {
                return child;
            }
        }
        return null;
    }

    /** Every element below, in document order. */
    Stream<FeedElement> descendants() {
        return element.getAllElements().stream().skip(1).map(FeedElement::new);
    }

    /** The text inside, entities resolved, without surrounding space. */
    String text() {
        if (isUnclosed()) {
            var own = new StringBuilder();
            for (Node node : element.childNodes()) {
                if (!(node instanceof TextNode words)) {
                    break;
                }
                own.append(words.getWholeText());
            }
            return XmlCleaner.printable(own.toString()).strip();
        }
        return XmlCleaner.printable(element.wholeText()).strip();
    }

    @Nullable String textOrNull() {
        var text = text();
        return text.isEmpty() ? null : text;
    }

    /** The markup inside, for content that stands in the document as elements. */
    String markup() {
        for (var inner : element.getAllElements()) {
            var local = inner.tag().localName();
            if (inner.tagName().indexOf(':') > 0 && !local.isEmpty() && Module.of(inner) == Module.XHTML) {
                inner.tagName(local);
            }
        }
        return XmlCleaner.printable(element.html()).strip();
    }

    boolean hasElements() {
        return element.childrenSize() > 0 && !isUnclosed();
    }

    /** An attribute by its name without prefix, in any case; empty when absent. */
    String attribute(String attribute) {
        var plain = element.attributes().getIgnoreCase(attribute);
        if (!plain.isEmpty()) {
            return plain.strip();
        }
        for (var other : element.attributes()) {
            var local = other.getKey().substring(other.getKey().indexOf(':') + 1);
            if (local.equalsIgnoreCase(attribute) && !other.getKey().startsWith("xml")) {
                return other.getValue().strip();
            }
        }
        return "";
    }

    /** The base that {@code xml:base} sets for this element, resolved outwards; the given one when none does. */
    String base(String outermost) {
        var inwards = new ArrayDeque<String>();
        for (Element at = element; at != null; at = at.parent()) {
            var own = at.attr("xml:base").strip();
            if (!own.isEmpty()) {
                inwards.push(own);
            }
        }
        var base = outermost;
        for (var own : inwards) {
            var resolved = base.isEmpty() ? own : StringUtil.resolve(base, own);
            base = resolved.isEmpty() ? base : resolved;
        }
        return base;
    }

    /** The nearest {@code xml:lang}, {@code null} when none is set. */
    @Nullable String language() {
        for (Element at = element; at != null; at = at.parent()) {
            var language = at.attr("xml:lang");
            if (!language.isBlank()) {
                return language.strip();
            }
        }
        return null;
    }
}
