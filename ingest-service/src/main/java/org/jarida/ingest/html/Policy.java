package org.jarida.ingest.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** What may stay of foreign HTML. jsoup's cleaner copies the allowed and nothing else. */
final class Policy {

    private static final int LONGEST_ADDRESS = 4_096;
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");
    private static final Set<String> EMPTY_ALLOWED = Set.of("br", "hr", "img", "td", "th", "col", "wbr");

    private static final Safelist ALLOWED = new Safelist()
            .addTags("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "q", "cite", "pre", "code")
            .addTags("ul", "ol", "li", "dl", "dt", "dd", "div", "span", "section", "a", "img", "figure", "figcaption")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col")
            .addTags("b", "strong", "i", "em", "u", "s", "del", "ins", "small", "sub", "sup", "mark", "abbr", "dfn")
            .addTags("kbd", "samp", "var", "time", "bdi", "bdo", "ruby", "rt", "rp", "wbr", "details", "summary")
            .addAttributes(":all", "dir", "lang")
            .addAttributes("a", "href", "title")
            .addAttributes("img", "src", "alt", "width", "height", "title")
            .addAttributes("blockquote", "cite")
            .addAttributes("q", "cite")
            .addAttributes("abbr", "title")
            .addAttributes("time", "datetime")
            .addAttributes("ol", "start", "reversed", "type")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan", "scope")
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addProtocols("img", "src", "http", "https")
            .addProtocols("blockquote", "cite", "http", "https")
            .addProtocols("q", "cite", "http", "https")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer");

    private Policy() {}

    /** A new body with what the policy allows of the children of {@code root}. */
    static Element apply(Element root, String base) {
        var dirty = Document.createShell(base);
        dirty.body().appendChildren(root.childNodes());
        var clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        var body = clean.body();
        tidyAttributes(body);
        dropEmpty(body);
        return body;
    }

    private static void tidyAttributes(Element body) {
        var wrappers = new ArrayList<Element>();
        for (var element : Css.select(body, "[dir],[lang],img,a,[cite]")) {
            keepIf(element, "dir", DIRECTIONS.contains(element.attr("dir").toLowerCase(java.util.Locale.ROOT)));
            keepIf(element, "lang", LANGUAGE_TAG.matcher(element.attr("lang")).matches());
            keepIf(element, "cite", element.attr("cite").length() <= LONGEST_ADDRESS);
            switch (element.normalName()) {
                case "img" -> tidyImage(element, wrappers);
                case "a" -> tidyLink(element, wrappers);
                default -> {}
            }
        }
        Unwrapping.unwrap(wrappers);
    }

    private static void tidyImage(Element image, List<Element> wrappers) {
        if (image.attr("src").isEmpty() || image.attr("src").length() > LONGEST_ADDRESS) {
            wrappers.add(image);
            return;
        }
        keepIf(image, "width", SIZE.matcher(image.attr("width")).matches());
        keepIf(image, "height", SIZE.matcher(image.attr("height")).matches());
    }

    private static void tidyLink(Element link, List<Element> wrappers) {
        if (link.attr("href").isEmpty() || link.attr("href").length() > LONGEST_ADDRESS) {
            wrappers.add(link);
        }
    }

    private static void keepIf(Element element, String attribute, boolean good) {
        if (!good) {
            element.removeAttr(attribute);
        }
    }

    /**
     * Takes away what cleaning has emptied: paragraphs of scripts, links around trackers, figures of frames. Children are
     * judged before their parents and each parent is rebuilt once, so that a page of nothing but empty elements costs no
     * more than any other.
     */
    private static void dropEmpty(Element body) {
        Set<Node> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        var elements = Css.select(body, "*");
        for (int i = elements.size() - 1; i > 0; i--) {
            if (isEmpty(elements.get(i), gone)) {
                gone.add(elements.get(i));
            }
        }
        Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.forEach(node -> {
            if (node.parent() instanceof Element parent && !gone.contains(parent)) {
                parents.add(parent);
            }
        });
        parents.forEach(parent -> rebuild(parent, gone));
    }

    private static boolean isEmpty(Element element, Set<Node> gone) {
        if (element.nameIs("figure") && Css.selectFirst(element, "img,table,blockquote,pre") == null) {
            return true;
        }
        if (EMPTY_ALLOWED.contains(element.normalName())) {
            return false;
        }
        for (var child : element.childNodes()) {
            boolean nothing = child instanceof TextNode words
                    ? words.getWholeText().replace('\u00A0', ' ').isBlank()
                    : gone.contains(child) || (element.nameIs("p") && child.nameIs("br"));
            if (!nothing) {
                return false;
            }
        }
        return true;
    }

    private static void rebuild(Element parent, Set<Node> gone) {
        var kept = new ArrayList<Node>();
        for (var child : parent.childNodes()) {
            if (!gone.contains(child)) {
                kept.add(child);
            } else if (child instanceof Element element && !element.isBlock() && element.childNodeSize() > 0) {
                kept.add(new TextNode(" "));
            }
        }
        parent.empty();
        parent.appendChildren(kept);
    }
}
