package org.jarida.ingest.image;

/**
 * A picture as it is served, at one width.
 *
 * @param etag of these bytes, without quotes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Rendition(int width, String contentType, String etag, byte[] bytes) {}
