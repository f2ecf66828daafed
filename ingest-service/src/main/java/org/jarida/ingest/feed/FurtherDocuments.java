package org.jarida.ingest.feed;

import java.net.URI;
import java.util.Optional;

/** Gets the documents that a document is spread over. */
@FunctionalInterface
public interface FurtherDocuments {

    /** One document; empty when it cannot be had. May block. */
    Optional<RawDocument> get(URI address);

    /** For a document that must be read by itself. */
    static FurtherDocuments none() {
        return _ -> Optional.empty();
    }
}
