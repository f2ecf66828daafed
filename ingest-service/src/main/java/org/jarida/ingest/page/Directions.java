package org.jarida.ingest.page;

import org.jarida.ingest.html.Css;
import org.jarida.ingest.language.LanguageDetector;
import org.jarida.ingest.language.TextLanguage;
import org.jsoup.nodes.Element;

/** Marks the blocks of an article that run against it: an English quotation in an Arabic text, and the other way round. */
final class Directions {

    private static final String BLOCKS = "p,li,blockquote,h2,h3,h4,h5,h6,td,th,dd,dt,pre,figcaption,div";
    /** Characters; a shorter line is a name or an agency that any text may hold. */
    private static final int SHORTEST = 20;

    private Directions() {}

    /** Gives {@code dir} and {@code lang} to each block whose direction is not the article's and that has none. */
    static void mark(Element body, TextLanguage article) {
        for (var block : Css.select(body, BLOCKS)) {
            var words = block.hasAttr("dir") || holdsBlocks(block) ? "" : block.text();
            if (words.length() < SHORTEST) {
                continue;
            }
            var direction = LanguageDetector.direction(words);
            var language = direction == null || direction == article.direction()
                    ? null
                    : LanguageDetector.detect(null, words).tag();
            if (direction != null && language != null) {
                block.attr("dir", direction.code()).attr("lang", language);
            }
        }
    }

    private static boolean holdsBlocks(Element block) {
        return block.children().stream().anyMatch(Element::isBlock);
    }
}
