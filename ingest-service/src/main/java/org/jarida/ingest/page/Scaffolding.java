package org.jarida.ingest.page;

import java.util.Set;
import java.util.regex.Pattern;
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

    private static final String ASKED_MARK = "data-jarida-asked";
    /** Finds the parents of the small forms that stood on the page. */
    static final String ASKED = "[" + ASKED_MARK + "]";

    private Scaffolding() {}

    static void remove(Document page) {
        int all = paragraphs(page.body());
        removeForms(page, all);
        page.select(NEVER).remove();
        for (var element : page.body().select("[style]")) {
            if (INVISIBLE.matcher(element.attr("style")).find() && paragraphs(element) * 3 < all) {
                element.remove();
            }
        }
        for (var element : page.body().select("aside,footer,header,[class],[id]")) {
            if (!element.hasParent() || KEPT.contains(element.normalName()) || paragraphs(element) * 3 > all) {
                continue;
            }
            boolean frame = element.nameIs("aside")
                    || element.nameIs("footer")
                    || (element.nameIs("header") && element.selectFirst("h1") == null);
            boolean named = Density.isBoilerplate(element) && !isBody(element) && element.closest("figure") == null;
            if (frame || named) {
                element.remove();
            }
        }
    }

    /** A form around the page is nothing to it; one within it asks for something and is left out. */
    private static void removeForms(Document page, int all) {
        for (var form : page.select("form")) {
            boolean small = paragraphs(form) * 3 < all && form.selectFirst("h1") == null;
            if (!small) {
                form.unwrap();
            } else {
                if (form.parent() != null
                        && !form.parent().nameIs("body")
                        && form.selectFirst("input,button") != null) {
                    form.parent().attr(ASKED_MARK, "");
                }
                form.remove();
            }
        }
    }

    private static boolean isBody(Element element) {
        return element.selectFirst("[itemprop=articleBody],[property~=(?i)articleBody]") != null
                || element.attr("itemprop").equals("articleBody");
    }

    private static int paragraphs(Element element) {
        int length = 0;
        for (var paragraph : element.select("p")) {
            if (paragraph.text().length() > 40 && Density.links(paragraph) < 0.5) {
                length += paragraph.text().length();
            }
        }
        return length == 0 ? Density.length(element) / 4 : length;
    }
}
