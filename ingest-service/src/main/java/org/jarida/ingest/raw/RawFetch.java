package org.jarida.ingest.raw;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.source.FeedKind;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept, without its bytes.
 *
 * @param key names it: the same bytes of the same feed have the same key, and so has every fetch of one page
 * @param subject the id of the feed, or of the article whose page it is
 * @param address where it was found, after redirects
 * @param contentType as received
 * @param etag as received
 * @param lastModified as received
 * @param articles the ids of all articles it holds: it goes with each of them
 */
public record RawFetch(
        String key,
        RawKind kind,
        String sourceId,
        String subject,
        String address,
        @Nullable String contentType,
        @Nullable String etag,
        @Nullable String lastModified,
        Instant fetchedAt,
        List<String> articles) {

    public RawFetch {
        articles = List.copyOf(articles);
    }

    /** A feed's document. */
    public static RawFetch feed(
            String sourceId,
            String feedId,
            FeedKind kind,
            FetchOutcome.Fetched fetched,
            Instant at,
            Collection<String> articles) {
        String key = feedId + ":" + DigestUtils.sha256Hex(fetched.body());
        return of(key, RawKind.of(kind), sourceId, feedId, fetched, at, List.copyOf(articles));
    }

    /** An article's page. */
    public static RawFetch page(String sourceId, String articleId, FetchOutcome.Fetched fetched, Instant at) {
        return of(pageKey(articleId), RawKind.PAGE, sourceId, articleId, fetched, at, List.of(articleId));
    }

    static String pageKey(String articleId) {
        return articleId + ":page";
    }

    private static RawFetch of(
            String key,
            RawKind kind,
            String sourceId,
            String subject,
            FetchOutcome.Fetched fetched,
            Instant at,
            List<String> articles) {
        return new RawFetch(
                key,
                kind,
                sourceId,
                subject,
                fetched.address().toString(),
                fetched.contentType(),
                fetched.etag(),
                fetched.lastModified(),
                at,
                articles);
    }
}
