package org.jarida.article.feed;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.article.article.Article;
import org.jarida.article.site.Site;
import org.jarida.article.source.Source;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An article's body as a feed carries it: it must read right wherever it lands, so it says its language and addresses. */
final class FeedHtml {

    private FeedHtml() {}

    static String of(Article article, Site site) {
        if (article.bodyHtml().isBlank()) {
            return "";
        }
        Document document = Jsoup.parseBodyFragment(article.bodyHtml());
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        String base = Objects.requireNonNullElse(article.webUrl(), site.address("/"));
        absolute(body, "src", base, site);
        absolute(body, "href", base, site);
        body.select("[srcset]").removeAttr("srcset");
        Element whole = new Element("div").attr("dir", article.direction());
        if (!article.language().equals("und")) {
            whole.attr("lang", article.language());
        }
        whole.append(body.html());
        String rights = rights(article.source());
        if (rights != null) {
            whole.appendElement("p").appendElement("small").text(rights);
        }
        Document out = Document.createShell("");
        out.outputSettings().prettyPrint(false);
        out.body().appendChild(whole);
        return out.body().html();
    }

    /** Own addresses are those of this site; any other that is not absolute is meant from the article's own page. */
    private static void absolute(Element body, String attribute, String base, Site site) {
        for (Element element : body.select("[" + attribute + "]")) {
            String address = element.attr(attribute);
            if (address.startsWith("/images/")) {
                element.attr(attribute, site.address(address));
                continue;
            }
            element.setBaseUri(base);
            String absolute = element.absUrl(attribute);
            if (absolute.isEmpty()) {
                element.removeAttr(attribute);
            } else {
                element.attr(attribute, absolute);
            }
        }
    }

    /** The source's credit and licence, in this order; null when it has neither. */
    static @Nullable String rights(Source source) {
        String rights = Stream.of(source.credit(), source.licence())
                .filter(line -> line != null && !line.isBlank())
                .collect(Collectors.joining(" · "));
        return rights.isEmpty() ? null : rights;
    }
}
