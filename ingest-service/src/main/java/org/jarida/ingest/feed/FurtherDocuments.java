package org.jarida.ingest.feed;

import java.net.URI;
import java.util.Optional;

/** Gets the documents that a document is spread over. */
@FunctionalInterface
public interface FurtherDocuments {

    /** One document; empty when it cannot be had. May block. */
    Optional<RawDocument> get(URI address);

    /** Whether the document that was asked for last did not come because it is as it was when it was last read. */
    default boolean unchanged(URI address) {
        return false;
    }

    /** Told of a document that names others itself: those change without it, so it is wanted each time. */
    default void namesOthers(URI address) {}

    /** For a document that must be read by itself. */
    static FurtherDocuments none() {
        return _ -> Optional.empty();
    }
}
