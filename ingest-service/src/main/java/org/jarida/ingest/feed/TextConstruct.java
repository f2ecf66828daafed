package org.jarida.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jarida.ingest.html.ArticleHtml;
import org.jsoup.nodes.Entities;

/** What an element that may carry text, escaped HTML or markup means: as plain text or as HTML. */
final class TextConstruct {

    private TextConstruct() {}

    private enum Kind {
        TEXT,
        HTML,
        MARKUP,
        BASE64,
        GUESS
    }

    static String plain(FeedElement element) {
        var text = switch (kind(element)) {
            case TEXT -> element.text();
            case HTML, MARKUP, BASE64 -> ArticleHtml.text(html(element));
            case GUESS -> {
                var raw = element.text();
                yield ArticleHtml.looksLikeHtml(raw) ? ArticleHtml.text(raw) : raw;
            }
        };
        return text.replaceAll("\\s+", " ").strip();
    }

    static String html(FeedElement element) {
        return switch (kind(element)) {
            case TEXT -> Entities.escape(element.text());
            case HTML -> element.text();
            case MARKUP -> element.markup();
            case BASE64 -> decoded(element.text());
            case GUESS -> {
                var raw = element.text();
                yield ArticleHtml.looksLikeHtml(raw) ? raw : Entities.escape(raw);
            }
        };
    }

    private static Kind kind(FeedElement element) {
        var type = element.attribute("type").toLowerCase(Locale.ROOT);
        var mode = element.attribute("mode").toLowerCase(Locale.ROOT);
        if (mode.equals("base64")) {
            return Kind.BASE64;
        }
        if (element.hasElements()) {
            return Kind.MARKUP;
        }
        return switch (type) {
            case "text", "text/plain", "plain" -> mode.equals("escaped") ? Kind.GUESS : Kind.TEXT;
            case "html", "text/html", "application/xhtml+xml", "xhtml" -> Kind.HTML;
            default ->
                type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml") ? Kind.BASE64 : Kind.GUESS;
        };
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return ArticleHtml.looksLikeHtml(text) ? text : Entities.escape(text);
        }
    }
}
