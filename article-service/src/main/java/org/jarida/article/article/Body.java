package org.jarida.article.article;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import org.jarida.events.ArticleContent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** What is shown of an article's body. */
final class Body {

    private static final String IMAGES = "/images/";
    private static final int EXCERPT_LENGTH = 400;

    private Body() {}

    /**
     * The body without the given images: their {@code img}, and the whole {@code figure} or {@code picture} around it when
     * it shows nothing else. The rest stays as it was.
     */
    static String withoutImages(String bodyHtml, Set<String> hidden) {
        if (hidden.stream().noneMatch(bodyHtml::contains)) {
            return bodyHtml;
        }
        Document body = parse(bodyHtml);
        for (Element image : body.select("img[src]")) {
            if (isOneOf(image.attr("src"), hidden)) {
                remove(image, hidden);
            }
        }
        // whatever else leads to the bytes: a link to the large picture, a source of another size
        for (Element link : body.select("a[href^=" + IMAGES + "]")) {
            if (isOneOf(link.attr("href"), hidden)) {
                link.unwrap();
            }
        }
        return body.body().html();
    }

    private static void remove(Element image, Set<String> hidden) {
        Element gone = image;
        for (Element around = image.parent(); around != null; around = around.parent()) {
            boolean wraps = around.nameIs("figure") || around.nameIs("picture");
            if (wraps && around.select("img[src]").stream().allMatch(each -> isOneOf(each.attr("src"), hidden))) {
                gone = around;
            }
        }
        gone.remove();
    }

    private static boolean isOneOf(String address, Set<String> ids) {
        if (!address.startsWith(IMAGES)) {
            return false;
        }
        String rest = address.substring(IMAGES.length());
        int end = 0;
        while (end < rest.length() && Character.digit(rest.charAt(end), 16) >= 0) {
            end++;
        }
        return ids.contains(rest.substring(0, end));
    }

    /** A paragraph that says what the article is about, cut between words: its summary, else its beginning. */
    static String excerpt(ArticleContent content) {
        String text = content.summary().isBlank()
                ? cut(parse(content.bodyHtml()).text(), Locale.forLanguageTag(content.language()))
                : content.summary();
        return text.isBlank() ? "" : "<p>" + Entities.escape(text) + "</p>";
    }

    /** The words of a body, without the captions of its pictures. */
    static String text(String bodyHtml) {
        Document body = parse(bodyHtml);
        body.select("figure").remove();
        return body.text();
    }

    private static String cut(String text, Locale locale) {
        if (text.length() <= EXCERPT_LENGTH) {
            return text;
        }
        BreakIterator words = BreakIterator.getWordInstance(locale);
        words.setText(text);
        int end = words.preceding(EXCERPT_LENGTH);
        return text.substring(0, end <= 0 ? EXCERPT_LENGTH : end).stripTrailing() + "…";
    }

    private static Document parse(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document;
    }
}
