package org.jarida.ingest.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jarida.ingest.entry.PageReading.Raw;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.page.RobotsRules;
import org.jarida.ingest.raw.RawFetch;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the newspaper for pages. */
final class ArticlePages implements PageReader {

    private static final Logger log = LoggerFactory.getLogger(ArticlePages.class);

    /** How long a site that asks to be left alone is, when it does not say. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int MOST_SITES = 10_000;

    private final Fetcher fetcher;
    private final Clock clock;

    /** By host, for how long; of this replica only: every other one asks once and is told too. */
    private final Cache<String, Duration> leftAlone;

    private final PageExtraction extraction = new PageExtraction();

    ArticlePages(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.leftAlone = Caffeine.newBuilder()
                .expireAfter(Expiry.<String, Duration>writing((_, pause) -> pause))
                .maximumSize(MOST_SITES)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
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
        if (leftAlone.getIfPresent(String.valueOf(uri.getHost())) != null) {
            return new PageReading.LeftAlone();
        }
        return switch (fetcher.fetch(FetchRequest.page(uri))) {
            case FetchOutcome.Fetched page -> read(sourceId, source, articleId, page);
            case FetchOutcome.TooManyRequests(var retryAfter) -> {
                leftAlone.put(String.valueOf(uri.getHost()), pause(retryAfter));
                yield new PageReading.LeftAlone();
            }
            case FetchOutcome.NotModified _, FetchOutcome.Gone _ -> new PageReading.Unavailable();
            case FetchOutcome.Failed failed -> {
                log.debug("page of {} not read: {}", uri.getHost(), failed.reason());
                yield failed.reason() == FetchOutcome.Reason.BUSY
                        ? new PageReading.Busy()
                        : new PageReading.Unavailable();
            }
        };
    }

    private static Duration pause(@Nullable Duration asked) {
        return asked == null ? PAUSE : asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
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
