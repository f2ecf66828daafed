package org.jarida.article.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.article.article.Article;
import org.jarida.events.ArticleImage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Takes an article's body apart into text and pictures, so that each picture gets its caption, credit and report form
 * wherever its source has put it. An image of the article that is not in its body leads it, or follows it when it is not
 * the first. An image in the body that is none of the article's is left out: nothing is loaded from elsewhere.
 */
final class ArticlePieces {

    private static final Pattern ADDRESS = Pattern.compile("/images/([0-9a-f]{64})(?:\\?.*)?");
    private static final Pattern MARK = Pattern.compile("\uE000([0-9a-f]{64})\uE001");

    /** Where a figure may stand; out of anything else, such as a paragraph or a link, it is moved. */
    private static final Set<String> FLOW = Set.of(
            "body",
            "div",
            "section",
            "article",
            "main",
            "aside",
            "header",
            "footer",
            "blockquote",
            "li",
            "dd",
            "td",
            "th",
            "details",
            "center");

    private final Map<String, ArticleImage> images = new LinkedHashMap<>();
    private final Map<String, Picture> inBody = new HashMap<>();
    private final String alt;

    private ArticlePieces(List<ArticleImage> images, String alt) {
        images.forEach(image -> this.images.putIfAbsent(image.id(), image));
        this.alt = alt;
    }

    /** @param alt what stands for an image that has no words of its own */
    static List<Piece> of(Article article, String alt) {
        return new ArticlePieces(article.images(), alt).pieces(article.bodyHtml());
    }

    private List<Piece> pieces(String bodyHtml) {
        Document document = Jsoup.parseBodyFragment(bodyHtml.replaceAll("[\uE000\uE001]", ""));
        document.outputSettings().prettyPrint(false);
        for (Element image : document.select("img")) {
            mark(image);
        }
        List<Piece> pieces = new ArrayList<>();
        List<Piece> after = new ArrayList<>();
        boolean first = true;
        for (ArticleImage image : images.values()) {
            if (!inBody.containsKey(image.id())) {
                (first ? pieces : after).add(new Piece.Image(picture(image, image.caption(), "")));
            }
            first = false;
        }
        split(document.body().html(), pieces);
        pieces.addAll(after);
        return pieces;
    }

    /** Puts a mark where the picture will stand and takes away what its source had put there. */
    private void mark(Element element) {
        Matcher address = ADDRESS.matcher(element.attr("src"));
        ArticleImage image = address.matches() ? images.get(address.group(1)) : null;
        Element place = placeOf(element);
        if (image != null && !inBody.containsKey(image.id())) {
            inBody.put(image.id(), picture(image, captionOf(image, element), element.attr("alt")));
            place.before(new TextNode("\uE000" + image.id() + "\uE001"));
        }
        element.remove();
        if (place.selectFirst("img") == null && isSpent(place)) {
            place.remove();
        }
    }

    private static Element placeOf(Element image) {
        Element place = image;
        for (Element around = image.parent(); around != null && !FLOW.contains(around.normalName()); ) {
            place = around;
            around = around.parent();
        }
        return place;
    }

    private static boolean isSpent(Element place) {
        return place.nameIs("figure") || place.nameIs("picture") || place.text().isBlank();
    }

    private static @Nullable String captionOf(ArticleImage image, Element element) {
        Element figure = element.closest("figure");
        Element caption = figure == null || figure.select("img").size() > 1 ? null : figure.selectFirst("figcaption");
        if (image.caption() != null || image.credit() != null || caption == null) {
            return image.caption();
        }
        return caption.text().isBlank() ? null : caption.text();
    }

    private Picture picture(ArticleImage image, @Nullable String caption, String ownAlt) {
        if (!ownAlt.isBlank()) {
            return Picture.of(image, caption, ownAlt);
        }
        return Picture.of(image, caption, caption == null ? alt : caption);
    }

    private void split(String html, List<Piece> pieces) {
        Matcher mark = MARK.matcher(html);
        int end = 0;
        while (mark.find()) {
            addText(html.substring(end, mark.start()), pieces);
            Picture picture = inBody.get(mark.group(1));
            if (picture != null) {
                pieces.add(new Piece.Image(picture));
            }
            end = mark.end();
        }
        addText(html.substring(end), pieces);
    }

    private static void addText(String html, List<Piece> pieces) {
        if (!html.isBlank()) {
            pieces.add(new Piece.Text(html));
        }
    }
}
