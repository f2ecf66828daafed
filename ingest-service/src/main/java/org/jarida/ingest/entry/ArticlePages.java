package org.jarida.ingest.entry;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jarida.ingest.entry.PageReading.Raw;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.page.RobotsRules;
import org.jarida.ingest.raw.RawFetch;
import org.jarida.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the newspaper for pages. */
final class ArticlePages implements PageReader {

    private static final Logger log = LoggerFactory.getLogger(ArticlePages.class);

    private final Fetcher fetcher;
    private final Clock clock;
    private final PageExtraction extraction = new PageExtraction();

    ArticlePages(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    @Override
    public PageReading read(Source source, String articleId, String address) {
        return read(source.id(), source.description(), articleId, address);
    }

    /** For a source that need not be stored. */
    PageReading read(String sourceId, Source.Description source, String articleId, String address) {
        URI uri;
        try {
            uri = URI.create(CanonicalUrl.of(address));
        } catch (IllegalArgumentException _) {
            return new PageReading.Unavailable();
        }
        return switch (fetcher.fetch(FetchRequest.page(uri))) {
            case FetchOutcome.Fetched page -> read(sourceId, source, articleId, page);
            case FetchOutcome.NotModified _, FetchOutcome.TooManyRequests _, FetchOutcome.Gone _ ->
                new PageReading.Unavailable();
            case FetchOutcome.Failed failed -> {
                log.debug("page of {} not read: {}", uri.getHost(), failed.reason());
                yield failed.reason() == FetchOutcome.Reason.BUSY
                        ? new PageReading.Busy()
                        : new PageReading.Unavailable();
            }
        };
    }

    private PageReading read(String sourceId, Source.Description source, String articleId, FetchOutcome.Fetched page) {
        Optional<ExtractedArticle> article =
                extraction.extract(source, page.body(), page.contentType(), page.address());
        boolean allowed = article.map(ExtractedArticle::indexable).orElse(true);
        if (!allowed || !RobotsRules.allowKeeping(page.robots())) {
            return new PageReading.Withheld();
        }
        RawFetch fetch =
                RawFetch.page(sourceId, articleId, page, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new PageReading.Read(article.filter(PageExtraction::hasText).orElse(null), new Raw(fetch, page.body()));
    }
}
