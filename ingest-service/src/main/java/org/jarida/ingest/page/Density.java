package org.jarida.ingest.page;

import java.util.regex.Pattern;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Element;

/** Measures of text that count characters of any script alike. */
final class Density {

    private static final Pattern BOILERPLATE = Pattern.compile(
            "comment|disqus|footer|sidebar|side-bar|share|sharing|social|related|promo|advert|sponsor|newsletter|subscri|breadcrumb|cookie|banner"
                    + "|popup|modal|menu|widget|toolbar|(?:^|\\s)hidden(?:\\s|$)|(?:^|[\\s_-])(?:ads?|pub|tags?|nav|tools|print|skip|rss|meta|off-screen|screen-reader)(?:[\\s_-]|$)"
                    + "|pagination|pager|rating|outbrain|taboola|most-?read|trending|recommend|read-?more|more-?on|lire-?aussi|position_pub|partage|consent|login"
                    + "|sign-?up|paywall|author-?bio|bio-|copyright|ticker|masthead|community|remark|replies|combx|aggregate|gdpr|follow-?us|visually-hidden|noprint|mashup",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT = Pattern.compile(
            "article|body|content|entry|main|story|text|post|blog|news|detail|hentry|matn|paragraph|column|contenu|texte|corps",
            Pattern.CASE_INSENSITIVE);

    private Density() {}

    /** Readers' characters without runs of space. */
    static int length(Element element) {
        return element.text().length();
    }

    static double links(Element element) {
        var links = Css.select(element, "a[href]");
        if (links.isEmpty()) {
            return 0;
        }
        int all = length(element);
        int linked = 0;
        Element outer = null;
        for (var link : links) {
            if (outer != null && BodyFinder.isWithin(link, outer)) {
                continue; // broken markup nests links: their words count once
            }
            outer = link;
            // a reference within the page or a word in a sentence weighs less than a headline
            linked += link.attr("href").startsWith("#") ? length(link) * 3 / 10 : length(link);
        }
        return all == 0 ? 0 : (double) linked / all;
    }

    /** Clauses, by the comma, semicolon and full stop of Arabic, Latin and Chinese writing. */
    static int clauses(String text) {
        int clauses = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case ',', '،', '؛', ';', '。', '、', '，', '؟' -> clauses++;
                case '.', '!', '?' -> clauses += i + 1 == text.length() || text.charAt(i + 1) == ' ' ? 1 : 0;
                default -> {}
            }
        }
        return clauses;
    }

    static String names(Element element) {
        return element.className() + " " + element.id();
    }

    static boolean isBoilerplate(Element element) {
        var names = names(element);
        return names.length() > 1 && BOILERPLATE.matcher(names).find();
    }

    static boolean isContent(Element element) {
        return CONTENT.matcher(names(element)).find();
    }
}
