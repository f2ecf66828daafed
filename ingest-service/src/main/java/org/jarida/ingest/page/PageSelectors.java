package org.jarida.ingest.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.ArticleLinks;
import org.jarida.ingest.html.Css;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The CSS selectors that an editor gave for the pages of one source. Each comes before the general method for what it
 * names; one that finds nothing on a page leaves that page to the general method.
 */
public final class PageSelectors {

    /**
     * {@code title}, {@code byline}, {@code date}: elements whose text, or {@code content} or {@code datetime}, says it;
     * {@code body}: the parts of the text, in their order; {@code remove}: what is no part of the article; {@code image}:
     * its leading pictures; {@code caption} and {@code credit}: what belongs to the picture they stand with;
     * {@code related}: links to other articles, or what holds them.
     */
    public static final Set<String> NAMES =
            Set.of("title", "byline", "date", "body", "remove", "image", "caption", "credit", "related");

    /** Nothing but the general method. */
    public static final PageSelectors NONE = new PageSelectors(Map.of());

    private static final String PICTURES = "img,amp-img";
    /** What may become a figure where it stands. */
    private static final Set<String> FIGURES = Set.of("figure", "div", "section");

    private static final Set<String> FRAME = Set.of("html", "head", "body");

    private final Map<String, String> selectors;

    /**
     * @param selectors readable CSS selectors by name; other names than {@link #NAMES} are nothing to a page
     */
    public PageSelectors(Map<String, String> selectors) {
        this.selectors = Map.copyOf(selectors);
    }

    private List<Element> select(Document page, String name) {
        var selector = selectors.get(name);
        return selector == null
                ? List.of()
                : page.select(selector).stream()
                        .filter(element -> !FRAME.contains(element.normalName()))
                        .toList();
    }

    /** Takes off the page what {@code remove} names, and ties captions and credits to their pictures. */
    void prepare(Document page) {
        select(page, "remove").forEach(Element::remove);
        select(page, "caption").forEach(PageSelectors::tieCaption);
        select(page, "credit").forEach(PageSelectors::tieCredit);
    }

    Optional<String> title(Document page) {
        return select(page, "title").stream()
                .map(PageSelectors::words)
                .filter(words -> !words.isEmpty())
                .findFirst();
    }

    Optional<String> byline(Document page) {
        var names = select(page, "byline").stream()
                .map(PageSelectors::words)
                .map(Byline::clean)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    Optional<Instant> date(Document page, ZoneId zone) {
        return select(page, "date").stream()
                .flatMap(element -> element.hasAttr("datetime")
                        ? DateReader.read(element.attr("datetime"), zone).stream()
                        : DateReader.find(words(element), zone).stream())
                .findFirst();
    }

    /** The parts of the body in one element, which stands in a copy of the page where the first of them stood. */
    Optional<Element> body(Document page) {
        if (!selectors.containsKey("body")) {
            return Optional.empty();
        }
        var parts = outermost(select(page.clone(), "body"));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var body = new Element("div");
        parts.getFirst().before(body);
        body.appendChildren(parts);
        return Optional.of(body);
    }

    List<FoundImage> images(Document page, String base) {
        var pictures = new Element("div");
        for (var element : outermost(select(page, "image"))) {
            var figure = Css.closest(element, "figure,[class*=caption]");
            pictures.appendChild((figure == null ? element : figure).clone());
        }
        return ArticleHtml.clean(pictures, base).images();
    }

    /** Links in the order of the page; empty when the general method must find them. */
    List<Link> related(Document page, @Nullable String self) {
        var links = new ArticleLinks(page.baseUri(), self == null ? List.of() : List.of(self));
        for (var element : select(page, "related")) {
            (element.nameIs("a") ? List.of(element) : Css.select(element, "a[href]")).forEach(links::add);
        }
        return links.list();
    }

    /** Takes out of a body the elements whose links are known to lead elsewhere. */
    void removeRelated(Element body) {
        var selector = selectors.get("related");
        if (selector != null) {
            body.select(selector).stream()
                    .filter(element -> !element.equals(body))
                    .forEach(Element::remove);
        }
    }

    private static List<Element> outermost(List<Element> elements) {
        var parts = new ArrayList<Element>();
        for (var element : elements) {
            if (parts.stream().noneMatch(part -> element.parents().contains(part))) {
                parts.add(element);
            }
        }
        return parts;
    }

    private static void tieCaption(Element caption) {
        var holder = holder(caption);
        if (holder == null) {
            return;
        }
        if (FIGURES.contains(holder.normalName())) {
            holder.tagName("figure");
            caption.tagName("figcaption");
        } else {
            Css.select(holder, PICTURES).attr("data-caption", caption.text());
            caption.remove();
        }
    }

    private static void tieCredit(Element credit) {
        var holder = holder(credit);
        if (holder != null) {
            Css.select(holder, PICTURES).attr("data-credit", credit.text());
            credit.remove();
        }
    }

    /** The nearest element around that holds one picture, below the page's own frame. */
    private static @Nullable Element holder(Element words) {
        for (var at = words.parent(); at != null && !FRAME.contains(at.normalName()); at = at.parent()) {
            int pictures = Css.select(at, PICTURES).size();
            if (pictures > 0) {
                return pictures == 1 ? at : null;
            }
        }
        return null;
    }

    private static String words(Element element) {
        var words = element.hasAttr("content") ? element.attr("content") : element.text();
        return words.replaceAll("\\s+", " ").strip();
    }
}
