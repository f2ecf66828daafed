package org.jarida.ingest.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Element;

/** Takes out of a found body what is not the article: the title again, boxes of links, buttons, icons, dangling headings. */
final class BodyCleaner {

    private static final Set<String> BOXES = Set.of("div", "section", "table", "ul", "ol", "dl", "span");
    private static final Pattern BOILERPLATE_LINE = Pattern.compile(
            "^(?:advertisement|publicité|إعلان|اعلان|انقر هنا لقراءة الخبر من مصدره\\.?|شكرا على الإبلاغ!?|سيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص\\.?"
                    + "|share this|partager|شارك(?: هذا)?(?: الخبر| المقال)?|طباعة|print)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Characters. */
    private static final int LONGEST_BOILERPLATE = 120;

    private static final int SMALLEST_IMAGE = 60;

    private BodyCleaner() {}

    static void clean(Element body, String title) {
        int all = Math.max(1, Density.length(body));
        for (var heading : Css.select(body, "h1,h2")) {
            if (heading.nameIs("h1") || TitlePlace.folded(heading.text()).equals(TitlePlace.folded(title))) {
                heading.remove();
            }
        }
        for (var element : Css.select(body, "*")) {
            if (element.equals(body) || !element.hasParent()) {
                continue;
            }
            if (BOXES.contains(element.normalName()) && isBox(element, all)) {
                element.remove();
            } else if (isBoilerplate(element.text())) {
                element.remove();
            }
        }
        for (Element icon : Css.select(body, "img")) {
            if (isIcon(icon)) {
                icon.remove();
            }
        }
        danglingHeadings(body);
    }

    private static boolean isBoilerplate(String line) {
        return line.length() < LONGEST_BOILERPLATE
                && BOILERPLATE_LINE.matcher(line.strip()).matches();
    }

    private static boolean isBox(Element element, int all) {
        int length = Density.length(element);
        if (length * 3 > all || Css.closest(element, "figure") != null) {
            return false;
        }
        if (Density.isBoilerplate(element) && Css.selectFirst(element, "img") == null) {
            return true;
        }
        int images = Css.select(element, "img").size();
        return length > 0
                && images == 0
                && Density.links(element) > 0.6
                && !element.nameIs("span")
                && Css.closest(element, "p,td,li") == null;
    }

    private static boolean isIcon(Element image) {
        return small(image.attr("width")) || small(image.attr("height"));
    }

    private static boolean small(String size) {
        var digits = size.replaceAll("px$", "").strip();
        return digits.matches("\\d{1,2}") && Integer.parseInt(digits) < SMALLEST_IMAGE;
    }

    /** A heading that nothing follows announced what has been taken out. */
    private static void danglingHeadings(Element body) {
        var headings = Css.select(body, "h2,h3,h4,h5,h6");
        for (int i = headings.size() - 1; i >= 0; i--) {
            var heading = headings.get(i);
            boolean followed = false;
            for (Element at = heading; at != null && !at.equals(body) && !followed; at = at.parent()) {
                for (var next = at.nextElementSibling(); next != null && !followed; next = next.nextElementSibling()) {
                    followed = next.hasText() || Css.selectFirst(next, "img") != null;
                }
            }
            if (!followed) {
                heading.remove();
            }
        }
    }
}
