package org.jarida.ingest.html;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The one way from foreign HTML to HTML that may be shown. The policy is an allow list: text structure, links, images,
 * figures, tables, quotes and the marks of language and direction stay; scripts, handlers, styles, forms, frames,
 * trackers and unknown schemes go. Addresses come out absolute. Pure and safe for concurrent use.
 */
public final class ArticleHtml {

    /** Elements nested deeper than this are flattened: no page needs it, a hostile one would exhaust the stack. */
    static final int MAX_DEPTH = 200;

    /** A text of more elements is no article but an attack on whoever reads it: only its words are kept. */
    static final int MOST_ELEMENTS = 40_000;

    private static final int SHORTEST_TAG = 3;
    private static final int MOST_READINGS = 3;

    private ArticleHtml() {}

    /** Cleans a fragment. Relative addresses are resolved against {@code base}, which may be empty. */
    public static CleanHtml clean(String html, String base) {
        return clean(parse(html, base).body(), base);
    }

    /**
     * Cleans an article's body and lifts its boxes of related articles out of it. A body that is nothing but such a box
     * keeps it: those links are what it has to say.
     *
     * @param self the addresses of the article itself, which is not related to itself
     */
    public static CleanHtml article(String html, String base, Collection<String> self) {
        var body = parse(html, base).body();
        var related = new ArticleLinks(base, self);
        RelatedBoxes.lift(body, related);
        var clean = clean(body, base);
        return clean.text().isBlank() && clean.images().isEmpty()
                ? clean(html, base)
                : new CleanHtml(clean.html(), clean.text(), clean.images(), related.list());
    }

    /** Cleans the children of an element, which is changed on the way. */
    public static CleanHtml clean(Element root, String base) {
        Images.makeExplicit(root, base);
        Images.adoptCredits(root);
        Images.adoptCaptions(root);
        var images = Images.of(root);
        return settled(Policy.apply(root, base), base, images);
    }

    /** A reader's parser must make of the outcome what stands here, or what is checked is not what is shown. */
    private static CleanHtml settled(Element body, String base, List<FoundImage> images) {
        var clean = body;
        var html = clean.html();
        for (int i = 0; i < MOST_READINGS; i++) {
            var read = parse(html, base).body();
            if (read.html().equals(html)) {
                break;
            }
            clean = Policy.apply(read, base);
            html = clean.html();
        }
        return new CleanHtml(html.strip(), PlainText.of(clean), images, List.of());
    }

    /**
     * Points every image of clean HTML at the path that {@code path} knows for its address; an image without one is
     * dropped, and the figure that held nothing else with it.
     */
    public static String rewriteImages(String cleanHtml, Function<String, Optional<String>> path) {
        if (!cleanHtml.contains("<img")) {
            return cleanHtml;
        }
        var body = parse(cleanHtml, "").body();
        Images.rewrite(body, path);
        return body.html().strip();
    }

    /** The fragment as plain text: one line a block, entities resolved, nothing invisible. */
    public static String text(String html) {
        return PlainText.of(parse(html, "").body());
    }

    /** A text's beginning: at most {@code length} characters as a reader counts them, cut between words with «…». */
    public static String excerpt(String text, int length) {
        return PlainText.excerpt(text, length);
    }

    /** Whether a text with angle brackets or ampersands in it is HTML rather than text that happens to use them. */
    public static boolean looksLikeHtml(String text) {
        return PlainText.HTML.matcher(text).find();
    }

    static Document parse(String html, String base) {
        var document = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput("<body>" + html, base);
        document.outputSettings().prettyPrint(false);
        boolean many = html.length() > MOST_ELEMENTS * SHORTEST_TAG;
        if (many && document.stream().limit(MOST_ELEMENTS + 1L).count() > MOST_ELEMENTS) {
            var words = document.body().text();
            document.body().empty().appendText(words);
        }
        return document;
    }
}
