package org.jarida.ingest.source;

/** What is found at a feed's address. */
public enum FeedKind {
    /** RSS, Atom or JSON Feed. */
    FEED,
    /** A news sitemap. */
    SITEMAP,
    /** An HTML page that lists articles. */
    LISTING
}
