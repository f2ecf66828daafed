package org.jarida.ingest.feed;

import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The parts of a page that are an article each. */
final class ListingItems {

    static final String HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]";

    private static final String SCAFFOLDING = "nav, footer, aside, [role=navigation], [role=contentinfo]";

    private ListingItems() {}

    /**
     * Those that the selector finds. Without one, outside navigation and footer: {@code article} elements that lie in no
     * other, or what surrounds linked headings where those are more.
     */
    static Stream<Element> of(Document page, @Nullable String selector) {
        if (selector != null) {
            return page.select(selector).stream();
        }
        var articles = page.select("article:has(a[href])").stream()
                .filter(article -> !isWithinArticle(article) && !isScaffolding(article))
                .toList();
        var headings = page.select(HEADINGS).stream()
                .filter(heading -> headline(heading) != null && !isScaffolding(heading))
                .toList();
        return articles.size() > 1 && articles.size() >= headings.size()
                ? articles.stream()
                : headings.stream().map(ListingItems::around);
    }

    /** The link of a heading, inside it or around it. */
    static @Nullable Element headline(Element heading) {
        var inside = heading.selectFirst("a[href]");
        return inside != null ? inside : heading.closest("a[href]");
    }

    private static boolean isWithinArticle(Element article) {
        var parent = article.parent();
        return parent != null && parent.closest("article") != null;
    }

    private static boolean isScaffolding(Element element) {
        return element.closest(SCAFFOLDING) != null;
    }

    /** The largest element around a heading that has no other heading in it. */
    private static Element around(Element heading) {
        var item = heading;
        for (var parent = heading.parent();
                parent != null && !parent.normalName().equals("body");
                parent = parent.parent()) {
            if (parent.selectStream(HEADINGS).limit(2).count() > 1) {
                break;
            }
            item = parent;
        }
        return item;
    }
}
