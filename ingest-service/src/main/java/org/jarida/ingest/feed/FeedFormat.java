package org.jarida.ingest.feed;

/** The family of formats that a feed is written in. */
public enum FeedFormat {
    RSS,
    ATOM,
    JSON,
    SITEMAP,
    /** A sitemap that names others: the entries are theirs, and change without it. */
    SITEMAP_INDEX,
    /** A web page that lists articles. */
    LISTING
}
