package org.jarida.ingest.page;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jarida.ingest.charset.CharsetFinding;
import org.jarida.ingest.charset.TextDecoder;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.language.LanguageDetector;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Takes the article out of a web page. What the page tells machines (JSON-LD, Open Graph, microdata) is used where it is
 * better than what can be seen; the body is always found by its text. A page without an article gives an article without
 * text, never an error. Pure and safe for concurrent use.
 */
public final class ArticleExtractor {

    private static final int MAX_DEPTH = 250;

    private static final int EXCERPT_LENGTH = 280;
    private static final int SHORTEST_DESCRIPTION = 60;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** As {@link #extract(byte[], String, URI, ZoneId, PageSelectors)} for a source of which nothing is known: its bare dates are UTC. */
    public ExtractedArticle extract(byte[] body, @Nullable String contentType, URI base) {
        return extract(body, contentType, base, ZoneOffset.UTC, PageSelectors.NONE);
    }

    /**
     * Extracts the article.
     *
     * @param contentType the HTTP header's value, for its charset
     * @param base where the page was found; an empty one where it is unknown
     * @param zone the zone of dates that name none
     * @param selectors what an editor says of the source's pages
     */
    public ExtractedArticle extract(
            byte[] body, @Nullable String contentType, URI base, ZoneId zone, PageSelectors selectors) {
        var decoded = TextDecoder.decode(body, contentType);
        var page = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(decoded.text(), base.toString());
        if (PageWeight.isTooMuch(page)) {
            page = Document.createShell(base.toString());
        }
        page.outputSettings().prettyPrint(false);
        selectors.prepare(page);
        return read(WebPage.of(page), selectors, zone, decoded.charset());
    }

    private static ExtractedArticle read(WebPage page, PageSelectors selectors, ZoneId zone, CharsetFinding charset) {
        var document = page.document();
        var title = selectors.title(document).orElseGet(() -> Headline.of(page));
        var chosenBody = selectors.body(document);
        var place = chosenBody.isPresent() ? null : place(document, title);
        var found = chosenBody.orElseGet(() -> place == null ? new Element("div") : place.element());
        var published = selectors
                .date(document, zone)
                .or(() -> PublicationDate.of(page, zone, place))
                .orElse(null);
        var byline = selectors
                .byline(document)
                .or(() -> Byline.of(page, found, place))
                .orElse(null);
        var lead = LeadImages.before(found, place == null ? null : place.titleElement(), page.address());
        var chosen = selectors.images(document, page.address());
        var related = selectors.related(document, page.canonical());
        if (related.isEmpty()) {
            related = RelatedLinks.take(document, found, page.canonical());
        } else {
            selectors.removeRelated(found);
        }
        if (place != null) {
            BodyTrimmer.trim(place);
        }
        if (chosenBody.isEmpty()) {
            ToldBody.replace(found, page.data());
        }
        BodyCleaner.clean(found, title);
        var language = LanguageDetector.detect(page.declaredLanguage(), title + "\n" + found.text());
        Directions.mark(found, language);
        var clean = ArticleHtml.clean(found, page.address());
        return new ExtractedArticle(
                title,
                byline,
                published,
                language.tag(),
                language.direction(),
                clean.text(),
                clean.html(),
                chosen.isEmpty() ? LeadImages.of(lead, clean.images(), page) : LeadImages.of(chosen, clean.images()),
                related,
                page.canonical(),
                page.siteName(),
                excerpt(page.meta(), page.data(), clean.text()),
                page.isIndexable(),
                charset);
    }

    private static BodyFinder.@Nullable Found place(Document page, String title) {
        var stripped = page.clone();
        Scaffolding.remove(stripped);
        return BodyFinder.find(stripped, title);
    }

    private static @Nullable String excerpt(Metadata meta, LinkedData data, String text) {
        String best = null;
        for (var description : List.of(
                meta.first("og:description"), meta.first("description", "dc.description"), data.text("description"))) {
            var words = description.map(ArticleHtml::text).orElse("");
            if (words.length() >= SHORTEST_DESCRIPTION
                    && words.length() <= LONGEST_DESCRIPTION
                    && (best == null || words.length() > best.length())) {
                best = words;
            }
        }
        if (best != null) {
            return best;
        }
        return text.isEmpty() ? null : ArticleHtml.excerpt(text, EXCERPT_LENGTH);
    }
}
