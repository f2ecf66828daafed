package org.jarida.ingest.raw;

import org.jarida.ingest.source.FeedKind;

/** What a newspaper was asked for. */
public enum RawKind {
    FEED,
    SITEMAP,
    LISTING,
    /** An article's page. */
    PAGE;

    static RawKind of(FeedKind kind) {
        return switch (kind) {
            case FEED -> FEED;
            case SITEMAP -> SITEMAP;
            case LISTING -> LISTING;
        };
    }

    /** @throws IllegalStateException for an article's page */
    public FeedKind feedKind() {
        return switch (this) {
            case FEED -> FeedKind.FEED;
            case SITEMAP -> FeedKind.SITEMAP;
            case LISTING -> FeedKind.LISTING;
            case PAGE -> throw new IllegalStateException("a page is no feed");
        };
    }
}
