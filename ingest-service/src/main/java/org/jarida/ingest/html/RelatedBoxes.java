package org.jarida.ingest.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Lifts boxes of related articles out of a body: «اقرأ أيضا» and the links below it, elements whose class or id says so.
 * What holds a word outside its links, other than a heading, is prose and stays.
 */
public final class RelatedBoxes {

    /** More labels or named elements than this are a page's trick, not boxes of an article. */
    private static final int MOST_BOXES = 40;
    /** More nodes after one label than this are an index, not a box; taking each away costs a look at all that stay. */
    private static final int LONGEST_RUN = 200;
    /** A longer link is a sentence, in characters. */
    private static final int LONGEST_TITLE = 300;

    private static final Set<String> BOXES = Set.of(
            "aside",
            "div",
            "section",
            "ul",
            "ol",
            "dl",
            "nav",
            "table",
            "p",
            "figure",
            "article",
            "details",
            "blockquote");
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|[\\s_-])(?:related|read-?(?:more|also|next)|also-?read|see-?also|more-?on|similar|(?:a-)?lire-?aussi|sur-le-meme-sujet|articles?-lies)"
                    + "(?:$|[\\s_-])|relatedposts|relatedarticles|readmore|readalso",
            Pattern.CASE_INSENSITIVE);

    private final Element root;
    private final ArticleLinks links;

    private RelatedBoxes(Element root, ArticleLinks links) {
        this.root = root;
        this.links = links;
    }

    /** Takes the boxes off {@code root}, which is changed, and their links to {@code links}. */
    public static void lift(Element root, ArticleLinks links) {
        if (Css.selectFirst(root, "a[href]") == null) {
            return;
        }
        var boxes = new RelatedBoxes(root, links);
        boxes.labelled();
        boxes.named();
    }

    private void labelled() {
        var labels = root.nodeStream(TextNode.class)
                .filter(words -> RelatedWords.isLabel(words.getWholeText().strip()))
                .limit(MOST_BOXES)
                .toList();
        for (var words : labels) {
            if (isInside(words) && !isWithin(words, "a")) {
                var label = whole(words);
                var box = run(label);
                if (!box.isEmpty() && standsAlone(label)) {
                    take(box);
                    label.remove();
                }
            }
        }
    }

    private void named() {
        var boxes = Css.select(root, "[class],[id]").stream()
                .filter(element -> BOXES.contains(element.normalName()) && !element.equals(root))
                .filter(element ->
                        NAMED.matcher(element.className() + " " + element.id()).find())
                .limit(MOST_BOXES)
                .toList();
        for (var box : boxes) {
            if (isInside(box) && isOfLinks(box, true)) {
                take(List.of(box));
            }
        }
    }

    private void take(List<Node> box) {
        for (var part : box) {
            if (part instanceof Element element) {
                Css.select(element, "a[href]").forEach(links::addFromBox);
            }
        }
        box.forEach(Node::remove);
    }

    /** The highest node that holds the label and nothing else. */
    private Node whole(Node label) {
        Node at = label;
        while (at.parent() instanceof Element parent && !parent.equals(root) && isAlone(at, parent)) {
            at = parent;
        }
        return at;
    }

    private static boolean isAlone(Node child, Element parent) {
        return parent.childNodes().stream().allMatch(node -> node.equals(child) || isBlank(node));
    }

    /** A label within a line begins that line. */
    private static boolean standsAlone(Node label) {
        if (isLineBreaking(label)) {
            return true;
        }
        var before = label.previousSibling();
        while (before != null && !isLineBreaking(before) && isBlank(before)) {
            before = before.previousSibling();
        }
        return before == null || isLineBreaking(before);
    }

    /** The links that follow a label, with what is blank between them; empty when something else stands in their line, or when they never end. */
    private List<Node> run(Node label) {
        var run = new ArrayList<Node>();
        int end = 0;
        boolean broken = true;
        Node next = label.nextSibling();
        for (; next != null && run.size() <= LONGEST_RUN; next = next.nextSibling()) {
            boolean blank = isBlank(next);
            if (!blank && !(next instanceof Element element && isOfLinks(element, false))) {
                break;
            }
            broken = isLineBreaking(next) || (blank && broken);
            run.add(next);
            end = blank ? end : run.size();
        }
        boolean ends = next == null || broken || isLineBreaking(next);
        return ends && run.size() <= LONGEST_RUN ? run.subList(0, end) : List.of();
    }

    /** Whether every word of the element is a link's, at least one of them to another article. */
    private boolean isOfLinks(Element element, boolean withHeadings) {
        var all = Css.select(element, "a[href]");
        if (all.isEmpty()
                || all.stream().noneMatch(links::isHeadline)
                || !all.stream().allMatch(this::isWebLink)) {
            return false;
        }
        return element.nodeStream(TextNode.class)
                .filter(RelatedBoxes::hasWords)
                .allMatch(
                        words -> isWithin(words, "a") || isWithin(words, "time") || (withHeadings && isHeading(words)));
    }

    private boolean isWebLink(Element link) {
        return !links.address(link).isEmpty() && link.text().length() <= LONGEST_TITLE;
    }

    private boolean isHeading(TextNode words) {
        return RelatedWords.isLabel(words.getWholeText().strip())
                || (words.getWholeText().length() <= LONGEST_TITLE
                        && List.of("h1", "h2", "h3", "h4", "h5", "h6").stream()
                                .anyMatch(name -> isWithin(words, name)));
    }

    private boolean isWithin(Node node, String name) {
        @Nullable Node at = node;
        while (at != null && !at.equals(root)) {
            if (at.nameIs(name)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private boolean isInside(Node node) {
        @Nullable Node at = node;
        while (at != null && !at.equals(root)) {
            at = at.parent();
        }
        return at != null;
    }

    private static boolean isLineBreaking(Node node) {
        return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
    }

    /** Neither a word nor a picture: space, comments, bullets, line breaks. */
    private static boolean isBlank(Node node) {
        return switch (node) {
            case TextNode words -> !hasWords(words);
            case Element element ->
                Css.selectFirst(element, "img,picture,iframe,video,audio,table,svg,object,embed") == null
                        && element.nodeStream(TextNode.class).noneMatch(RelatedBoxes::hasWords);
            default -> true;
        };
    }

    private static boolean hasWords(TextNode words) {
        return words.getWholeText().codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
