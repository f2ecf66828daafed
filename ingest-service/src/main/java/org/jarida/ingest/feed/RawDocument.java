package org.jarida.ingest.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document as a server sent it.
 *
 * @param contentType the HTTP header's value, for its charset only
 * @param address where it was found in the end; an empty one where that is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, never compared
public record RawDocument(byte[] body, @Nullable String contentType, URI address) {}
