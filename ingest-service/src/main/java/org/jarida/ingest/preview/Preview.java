package org.jarida.ingest.preview;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.page.ArticleExtractor;
import org.jarida.ingest.page.PageSelectors;
import org.jarida.ingest.source.Source;

/** Reads a document as the pipeline would, of a source of which nothing is known but its selectors, and shows the outcome. */
final class Preview {

    /** Bytes: the most that a feed may have when it is fetched. */
    static final int LARGEST_BODY = 15 * 1024 * 1024;

    private final DocumentReader documents = new DocumentReader();
    private final ArticleExtractor articles = new ArticleExtractor();

    /**
     * A feed or a sitemap, by its content; with a selector for listings, the listing.
     *
     * @param further the documents that a sitemap index names
     * @throws UnreadableFeedException when the document is none of them
     */
    PreviewView.Feed feed(RawDocument document, Map<String, String> selectors, FurtherDocuments further) {
        var source =
                new Source.Description("", null, "und", "UTC", DisplayPolicy.EXCERPT, null, null, selectors, List.of());
        return PreviewView.Feed.of(documents.readAny(source, document, further));
    }

    /** @throws UnreadableArticleException when the document holds no article */
    PreviewView.Article article(RawDocument document, Map<String, String> selectors) {
        var article = articles.extract(
                document.body(),
                document.contentType(),
                document.address(),
                ZoneOffset.UTC,
                new PageSelectors(selectors));
        if (article.text().isEmpty() && article.title().isEmpty()) {
            throw new UnreadableArticleException("neither a title nor running text");
        }
        return PreviewView.Article.of(article);
    }

    /** What {@link #feed} shows, else the article of the page. */
    PreviewView either(RawDocument document, Map<String, String> selectors, FurtherDocuments further) {
        try {
            return feed(document, selectors, further);
        } catch (UnreadableFeedException noFeed) {
            return article(document, selectors);
        }
    }
}
