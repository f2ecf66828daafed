package org.jarida.ingest.feed;

/** The family of formats that a feed is written in. */
public enum FeedFormat {
    RSS,
    ATOM,
    JSON
}
