package org.jarida.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch.
 *
 * @param limit most bytes that the body may have after its Content-Encoding is undone
 * @param cut whether a larger body is cut at the limit; otherwise it is a failure
 * @param accept the media types asked for
 * @param etag of the copy we hold, exactly as received
 * @param lastModified of the copy we hold, exactly as received
 */
public record FetchRequest(
        URI address,
        int limit,
        boolean cut,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified) {

    /** Largest feed, in bytes. */
    public static final int FEED_LIMIT = 15_000_000;

    /** Largest page, in bytes. */
    public static final int PAGE_LIMIT = 5_000_000;

    /** Largest image as fetched, in bytes. */
    public static final int IMAGE_LIMIT = 12_000_000;

    /** As much of a robots.txt as is read, in bytes: what RFC 9309 asks for at least. */
    static final int ROBOTS_LIMIT = 500 * 1024;

    private static final String FEED_TYPES = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    private static final String PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5";
    private static final String IMAGE_TYPES = "image/webp, image/jpeg, image/png, image/gif, image/*;q=0.5";

    /** A feed, unconditionally. */
    public static FetchRequest feed(URI address) {
        return new FetchRequest(address, FEED_LIMIT, false, FEED_TYPES, null, null);
    }

    /** An article's page. */
    public static FetchRequest page(URI address) {
        return new FetchRequest(address, PAGE_LIMIT, false, PAGE_TYPES, null, null);
    }

    /** A picture. */
    public static FetchRequest image(URI address) {
        return new FetchRequest(address, IMAGE_LIMIT, false, IMAGE_TYPES, null, null);
    }

    /** What a server lets robots do. */
    static FetchRequest robots(URI address) {
        return new FetchRequest(address, ROBOTS_LIMIT, true, "text/plain, */*;q=0.5", null, null);
    }

    /** The same, but only when it is no longer what these validators describe. */
    public FetchRequest ifChanged(@Nullable String knownEtag, @Nullable String knownLastModified) {
        return new FetchRequest(address, limit, cut, accept, knownEtag, knownLastModified);
    }
}
