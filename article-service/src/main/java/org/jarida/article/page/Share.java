package org.jarida.article.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jarida.article.article.Article;
import org.jarida.article.site.Site;

/**
 * How a reader hands an article on, with nobody between.
 *
 * @param address the short one, which stays when the title changes
 * @param mail opens the reader's own mail with title and address
 */
public record Share(String title, String address, String mail) {

    static Share of(Article article, Site site) {
        String address = site.address(article.permanentPath());
        return new Share(
                article.title(),
                address,
                "mailto:?subject=" + encoded(article.title()) + "&body=" + encoded(article.title() + "\r\n" + address));
    }

    /** As addresses other than those of forms want it: a plus sign is itself. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
