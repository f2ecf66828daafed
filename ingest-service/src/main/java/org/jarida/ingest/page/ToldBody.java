package org.jarida.ingest.page;

import java.util.regex.Pattern;
import org.jarida.ingest.html.ArticleHtml;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The body as the page tells machines, for pages that draw it only in the reader's browser. */
final class ToldBody {

    private static final int SHORTEST = 250;
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private ToldBody() {}

    /** Puts the told body in the place of a found one that holds not half as much. */
    static void replace(Element found, LinkedData data) {
        var told = data.body().orElse("");
        if (told.length() < SHORTEST || Density.length(found) * 2 > told.length()) {
            return;
        }
        found.empty();
        if (ArticleHtml.looksLikeHtml(told)) {
            found.appendChildren(
                    Jsoup.parseBodyFragment(told, found.baseUri()).body().childNodes());
            return;
        }
        for (var line : BREAK.split(told.strip(), -1)) {
            found.appendElement("p").text(line);
        }
    }
}
