package org.jarida.ingest.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that holds an article's text, in the family of Readability: paragraphs give points to what encloses
 * them, links take points away, names of classes tip the scale. A body that the page itself marks wins when it holds a
 * fair part of the text.
 */
final class BodyFinder {

    private static final String MARKED = "[itemprop~=(?i)articleBody],[property~=(?i)articleBody]";
    private static final int SHORTEST_PARAGRAPH = 25;
    private static final int ENOUGH = 140;
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "ul",
            "ol",
            "table",
            "blockquote",
            "pre",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "dl",
            "main",
            "header",
            "footer",
            "aside",
            "form");

    private final Document page;
    private final Map<Element, Double> scores = new LinkedHashMap<>();

    private BodyFinder(Document page) {
        this.page = page;
    }

    /** The element, with what belongs to it moved in; {@code null} when the page has no running text. */
    static @Nullable Element find(Document page) {
        return new BodyFinder(page).find();
    }

    private @Nullable Element find() {
        for (var element : page.body().select("p,pre,td,blockquote,li,div,section")) {
            score(element);
        }
        Element best = null;
        double bestScore = 0;
        for (var candidate : scores.entrySet()) {
            double score = candidate.getValue() * (1 - Density.links(candidate.getKey()));
            candidate.setValue(score);
            if (score > bestScore) {
                best = candidate.getKey();
                bestScore = score;
            }
        }
        var marked = marked();
        if (marked != null
                && (best == null || marked.equals(best) || Density.length(marked) * 2 > Density.length(best))) {
            return marked;
        }
        return best == null ? null : withSiblings(widened(best, bestScore), bestScore);
    }

    private @Nullable Element marked() {
        Element longest = null;
        int length = ENOUGH;
        for (var element : page.select(MARKED)) {
            if (Density.length(element) > length) {
                longest = element;
                length = Density.length(element);
            }
        }
        return longest;
    }

    private void score(Element element) {
        boolean paragraph = element.nameIs("p") || element.nameIs("pre") || element.nameIs("blockquote");
        if (!paragraph && holdsBlocks(element)) {
            scoreLooseText(element);
            return;
        }
        var text = element.text();
        if (text.length() < SHORTEST_PARAGRAPH || (element.nameIs("li") && Density.links(element) > 0.3)) {
            return;
        }
        double points = (1 + Density.clauses(text) + Math.min(text.length() / 100.0, 4)) * (1 - Density.links(element));
        spread(
                paragraph || element.nameIs("li") ? element.parent() : element,
                element.nameIs("li") ? points / 2 : points);
    }

    /** Text that stands between line breaks directly in a block, as old templates write it. */
    private void scoreLooseText(Element element) {
        double points = 0;
        for (var node : element.childNodes()) {
            if (node instanceof TextNode words && words.text().length() >= SHORTEST_PARAGRAPH * 2) {
                points += 1
                        + Density.clauses(words.text())
                        + Math.min(words.text().length() / 100.0, 4);
            }
        }
        if (points > 0) {
            spread(element, points);
        }
    }

    private static boolean holdsBlocks(Element element) {
        for (var child : element.children()) {
            if (BLOCKS.contains(child.normalName())) {
                return true;
            }
        }
        return false;
    }

    private void spread(@Nullable Element parent, double points) {
        double share = 1;
        var at = parent;
        for (int level = 0; at != null && level < 4 && !at.nameIs("html"); level++) {
            scores.merge(at, points * share + (scores.containsKey(at) ? 0 : start(at)), Double::sum);
            share = level == 0 ? 0.5 : share / (level + 1.5);
            at = at.parent();
        }
    }

    private static double start(Element element) {
        double start = switch (element.normalName()) {
            case "article" -> 15;
            case "main", "section" -> 5;
            case "div" -> 5;
            case "blockquote", "td", "pre" -> 2;
            case "ul", "ol", "dl", "form", "address" -> -5;
            case "body" -> -5;
            default -> 0;
        };
        start += Density.isContent(element) ? 20 : 0;
        return start - (Density.isBoilerplate(element) ? 25 : 0);
    }

    /** An only child, or a part of a body that goes on in the parts beside it, stands for its parent. */
    private Element widened(Element best, double bestScore) {
        var at = best;
        while (at.parent() != null
                && !at.parent().nameIs("body")
                && !at.parent().nameIs("html")) {
            var parent = at.parent();
            double parentScore = scores.getOrDefault(parent, 0.0);
            boolean onlyChild = parent.childrenSize() == 1 && parent.ownText().isBlank();
            long strongSiblings = parent.children().stream()
                    .filter(child -> scores.getOrDefault(child, 0.0) > bestScore * 0.5)
                    .count();
            if (!onlyChild && strongSiblings < 3 && parentScore <= scores.getOrDefault(at, 0.0)) {
                break;
            }
            if (Density.links(parent) > 0.35) {
                break;
            }
            at = parent;
        }
        return at;
    }

    private Element withSiblings(Element best, double bestScore) {
        var parent = best.parent();
        if (parent == null || best.nameIs("body")) {
            return best;
        }
        var whole = new Element("div");
        double threshold = Math.max(10, bestScore * 0.2);
        for (var sibling : parent.children()) {
            if (sibling.equals(best) || belongs(sibling, best, threshold)) {
                whole.appendChild(sibling.clone());
            }
        }
        best.replaceWith(whole);
        return whole;
    }

    private boolean belongs(Element sibling, Element best, double threshold) {
        double bonus =
                !best.className().isEmpty() && sibling.className().equals(best.className()) ? threshold * 0.5 : 0;
        if (scores.getOrDefault(sibling, 0.0) + bonus >= threshold && Density.links(sibling) < 0.4) {
            return true;
        }
        if (sibling.nameIs("figure")) {
            return sibling.selectFirst("img") != null;
        }
        if (!sibling.nameIs("p")) {
            return false;
        }
        int length = Density.length(sibling);
        double links = Density.links(sibling);
        return (length > 80 && links < 0.25)
                || (length > 0 && length <= 80 && links == 0 && Density.clauses(sibling.text()) > 0);
    }
}
