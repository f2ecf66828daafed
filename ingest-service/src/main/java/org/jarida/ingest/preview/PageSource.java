package org.jarida.ingest.preview;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Fetches a document for a preview; the adapter obeys the house's rules for outgoing connections. */
public interface PageSource {

    /**
     * @throws IOException when the address cannot be reached, may not be reached or answers with an error; the message
     *     is shown to the person who asked
     */
    Fetched fetch(URI address) throws IOException;

    /**
     * A fetched document.
     *
     * @param address where it was found in the end, after redirects
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on once, never compared
    record Fetched(URI address, @Nullable String contentType, byte[] body) {}
}
