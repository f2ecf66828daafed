package org.jarida.ingest.source;

/** One address of a source to poll. */
public record FeedAddress(String url, FeedKind kind) {}
