package org.jarida.ingest.page;

import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Takes off a page what is around its article and never part of it, unless that holds much of the page's text. */
final class Scaffolding {

    private static final String NEVER =
            "script,style,link,meta,nav,iframe,object,embed,video,audio,svg,canvas,template,dialog,input,button,select,textarea,"
                    + "label,[hidden],[role=navigation],[role=banner],[role=search],[role=complementary],[role=dialog],[role=contentinfo],[role=menu]";
    private static final Set<String> KEPT =
            Set.of("html", "body", "article", "main", "h1", "p", "figure", "img", "figcaption", "picture", "time", "a");
    private static final Pattern INVISIBLE =
            Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

    /** Characters. */
    private static final int SHORTEST_PARAGRAPH = 40;

    private static final String ASKED_MARK = "data-jarida-asked";
    /** Finds the parents of the small forms that stood on the page. */
    static final String ASKED = "[" + ASKED_MARK + "]";

    private Scaffolding() {}

    static void remove(Document page) {
        int all = paragraphs(page.body());
        removeForms(page, all);
        Css.select(page, NEVER).remove();
        var proses = proses(page.body());
        for (var element : Css.select(page.body(), "[style]")) {
            if (INVISIBLE.matcher(element.attr("style")).find() && paragraphs(element, proses) * 3 < all) {
                element.remove();
            }
        }
        for (var element : Css.select(page.body(), "aside,footer,header,[class],[id]")) {
            if (!element.hasParent() || KEPT.contains(element.normalName()) || paragraphs(element, proses) * 3 > all) {
                continue;
            }
            boolean frame = element.nameIs("aside")
                    || element.nameIs("footer")
                    || (element.nameIs("header") && Css.selectFirst(element, "h1") == null);
            boolean named =
                    Density.isBoilerplate(element) && !isBody(element) && Css.closest(element, "figure") == null;
            if (frame || named) {
                element.remove();
            }
        }
    }

    /** A form around the page is nothing to it; one within it asks for something and is left out. */
    private static void removeForms(Document page, int all) {
        for (var form : Css.select(page, "form")) {
            boolean small = paragraphs(form) * 3 < all && Css.selectFirst(form, "h1") == null;
            if (!small) {
                form.unwrap();
            } else {
                if (form.parent() != null
                        && !form.parent().nameIs("body")
                        && Css.selectFirst(form, "input,button") != null) {
                    form.parent().attr(ASKED_MARK, "");
                }
                form.remove();
            }
        }
    }

    private static boolean isBody(Element element) {
        return Css.selectFirst(element, "[itemprop=articleBody],[property~=(?i)articleBody]") != null
                || element.attr("itemprop").equals("articleBody");
    }

    private static int paragraphs(Element element) {
        return paragraphs(element, proses(element));
    }

    private static int paragraphs(Element element, IdentityHashMap<Element, Integer> proses) {
        int length = proses.getOrDefault(element, 0);
        return length == 0 ? Density.length(element) / 4 : length;
    }

    /** How many characters of prose each element within {@code root} holds in paragraphs; what has none is left out. */
    private static IdentityHashMap<Element, Integer> proses(Element root) {
        var proses = new IdentityHashMap<Element, Integer>();
        for (var paragraph : Css.select(root, "p")) {
            int length = Density.length(paragraph);
            if (length > SHORTEST_PARAGRAPH && Density.links(paragraph) < 0.5) {
                for (Element at = paragraph; at != null; at = at.parent()) {
                    proses.merge(at, length, Integer::sum);
                }
            }
        }
        return proses;
    }
}
