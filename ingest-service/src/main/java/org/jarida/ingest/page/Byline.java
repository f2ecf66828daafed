package org.jarida.ingest.page;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Who wrote the article. */
final class Byline {

    private static final int LONGEST = 120;
    private static final Pattern LABEL = Pattern.compile(
            "^(?:par|by|written by|propos recueillis par|de notre envoyée? spéciale?|بقلم|كتب(?:ت|ه)?|إعداد|اعداد|تحرير|حوار|حاورته|حاوره|تقرير|تحقيق|أجرى الحوار|مراسلة)"
                    + "\\s*[:：/-]?\\s+(?=\\S)|^(?:بقلم|كتب|إعداد|حوار|تحرير)\\s*:\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LABELLED = Pattern.compile(
            "^(?:par|by|بقلم|كتبت?|إعداد|اعداد|حوار|تحرير|حاورته|حاوره)(?:\\s*[:：]\\s*|\\s+)[\\p{L} .'’،,و-]{4,60}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String ELEMENTS =
            "[itemprop~=(?i)author],[rel=author],a[href*=/author/],[class*=byline],[class*=Byline],[class*=author-name],"
                    + "[class*=auteur],.author,[class*=writer],[class*=katib]";

    private Byline() {}

    static Optional<String> of(WebPage page, Element body) {
        var authors = page.data().authors();
        if (!authors.isEmpty()) {
            return Optional.of(String.join(", ", authors));
        }
        return page.meta()
                .first("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
                .filter(name -> !name.contains("://") && name.length() <= LONGEST && !name.startsWith("@"))
                .or(() -> marked(page.document()))
                .or(() -> opening(body));
    }

    private static Optional<String> marked(Document page) {
        for (var element : page.select(ELEMENTS)) {
            if (element.nameIs("meta")
                    || element.nameIs("article")
                    || element.closest("[class*=comment],aside,footer,nav") != null) {
                continue;
            }
            var name = element.selectFirst("[itemprop=name]");
            var text = clean((name != null ? name : element).text());
            if (text.length() > 2 && text.length() <= LONGEST) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Arabic pages often name the author in the first or last short line of the text itself («حوار: آسيا»). */
    private static Optional<String> opening(Element body) {
        int seen = 0;
        for (var paragraph : body.select("p")) {
            var text = paragraph.text().replace('\u00A0', ' ').strip();
            if (!text.isEmpty()) {
                if (LABELLED.matcher(text).matches()) {
                    return Optional.of(clean(text));
                }
                if (++seen == 2) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    static String clean(String text) {
        var bare = text.replace('\u00A0', ' ').replaceAll("\\s+", " ").strip();
        return LABEL.matcher(bare).replaceFirst("").strip();
    }
}
