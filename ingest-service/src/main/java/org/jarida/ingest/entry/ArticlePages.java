package org.jarida.ingest.entry;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.page.ArticleExtractor;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.page.PageSelectors;
import org.jarida.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the page of an entry whose feed gives only an excerpt. */
final class ArticlePages {

    private static final Logger log = LoggerFactory.getLogger(ArticlePages.class);

    private final Fetcher fetcher;
    private final ArticleExtractor extractor = new ArticleExtractor();

    ArticlePages(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The article on a page; empty when there is none to be had, or the page asks not to be kept. Blocks. */
    Optional<ExtractedArticle> read(String address, Source.Description source) {
        URI uri;
        try {
            uri = URI.create(CanonicalUrl.of(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return switch (fetcher.fetch(FetchRequest.page(uri))) {
            case FetchOutcome.Fetched page -> extracted(page, source);
            case FetchOutcome.NotModified _, FetchOutcome.TooManyRequests _, FetchOutcome.Gone _ -> Optional.empty();
            case FetchOutcome.Failed(var reason, var _) -> {
                log.debug("page of {} not read: {}", uri.getHost(), reason);
                yield Optional.empty();
            }
        };
    }

    /** Whatever a page does to the extractor, the feed's own text is still there. */
    private Optional<ExtractedArticle> extracted(FetchOutcome.Fetched page, Source.Description source) {
        try {
            ExtractedArticle article = extractor.extract(
                    page.body(),
                    page.contentType(),
                    page.address(),
                    zone(source.zone()),
                    new PageSelectors(source.selectors()));
            return article.indexable() && !article.text().isBlank() ? Optional.of(article) : Optional.empty();
        } catch (RuntimeException | StackOverflowError broken) {
            log.warn("a page of {} cannot be read: {}", page.address().getHost(), broken.toString());
            return Optional.empty();
        }
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
