package org.jarida.ingest.page;

import java.util.List;
import org.jarida.ingest.html.ArticleLinks;
import org.jarida.ingest.html.Css;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.html.RelatedBoxes;
import org.jarida.ingest.html.RelatedWords;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Links to other articles that stand with this one: those of its boxes, which {@link RelatedBoxes} knows, and what only
 * pages have: lists without a heading, lines in the text, boxes beside the article.
 */
final class RelatedLinks {

    private static final int MOST_BOXES = 40;
    private static final int LONGEST_LINE = 300;
    private static final String BOXES =
            "[class*=related],[id*=related],[class*=see-also],[class*=read-also],[class*=more-on],[class*=lire-aussi],"
                    + "[class*=sur-le-meme],[class*=similar],[class*=releated],[class*=ralated]";

    private final ArticleLinks links;

    private RelatedLinks(ArticleLinks links) {
        this.links = links;
    }

    /**
     * Those of the body come first, then those of the page around it. Boxes leave the body and the page; so do lists that
     * are nothing but such links.
     */
    static List<Link> take(Document original, Element body, @Nullable String self) {
        var links = new ArticleLinks(original.baseUri(), self == null ? List.of() : List.of(self));
        RelatedBoxes.lift(body, links);
        var related = new RelatedLinks(links);
        related.fromBody(body);
        related.fromBoxes(original);
        RelatedBoxes.lift(original.body(), links);
        return links.list();
    }

    private void fromBody(Element body) {
        for (var list : Css.select(body, "ul,ol")) {
            if (isLinkList(list)) {
                Css.select(list, "a[href]").forEach(links::add);
                list.remove();
            }
        }
        for (var paragraph : Css.select(body, "p,div,h3,h4")) {
            if (!paragraph.hasParent() || (paragraph.nameIs("div") && Css.selectFirst(paragraph, "p,div,ul") != null)) {
                continue;
            }
            var words = paragraph.text();
            boolean led = words.length() < LONGEST_LINE && RelatedWords.isLed(words);
            if (led || (words.length() >= ArticleLinks.SHORTEST_TITLE && Density.links(paragraph) > 0.9)) {
                Css.select(paragraph, "a[href]").forEach(links::add);
            }
        }
        Css.select(body, "a[href]").stream().filter(RelatedLinks::isLed).forEach(links::add);
    }

    /** «Lire aussi : …» in the middle of a text that knows no paragraphs. */
    private static boolean isLed(Element link) {
        return link.previousSibling() instanceof TextNode before && RelatedWords.leads(before.text());
    }

    private static boolean isLinkList(Element list) {
        var items = list.children();
        return !items.isEmpty()
                && items.stream()
                        .allMatch(item -> Css.select(item, "a[href]").size() == 1
                                && Density.links(item) > 0.8
                                && Density.length(item) >= ArticleLinks.SHORTEST_TITLE);
    }

    private void fromBoxes(Document original) {
        for (var box : Css.select(original, BOXES).stream().limit(MOST_BOXES).toList()) {
            if (box.nameIs("body") || box.nameIs("html") || Density.links(box) < 0.3) {
                continue;
            }
            Css.select(box, "a[href]").forEach(links::add);
        }
    }
}
