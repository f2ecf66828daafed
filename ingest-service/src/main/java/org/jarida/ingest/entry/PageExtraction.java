package org.jarida.ingest.entry;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jarida.ingest.page.ArticleExtractor;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.page.PageSelectors;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the article out of a source's page, by the source's own rules. Safe for concurrent use. */
final class PageExtraction {

    private static final Logger log = LoggerFactory.getLogger(PageExtraction.class);

    private final ArticleExtractor extractor = new ArticleExtractor();

    /** Empty when the page breaks the extractor: whatever it does, the feed's own text is still there. */
    Optional<ExtractedArticle> extract(
            Source.Description source, byte[] body, @Nullable String contentType, URI address) {
        try {
            PageSelectors selectors = new PageSelectors(source.selectors());
            return Optional.of(extractor.extract(body, contentType, address, zone(source.zone()), selectors));
        } catch (RuntimeException | StackOverflowError broken) {
            log.warn("a page of {} cannot be read: {}", address.getHost(), broken.toString());
            return Optional.empty();
        }
    }

    /** Whether there is an article on the page at all. */
    static boolean hasText(ExtractedArticle article) {
        return !article.text().isBlank();
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
