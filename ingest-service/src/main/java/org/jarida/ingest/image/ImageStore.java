package org.jarida.ingest.image;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps pictures as they are served, what is known of their addresses, and which of them are hidden. */
interface ImageStore {

    void ensureIndexes();

    /** @param widestServed the widest rendition there is */
    record Known(String id, int width, int height, int widestServed) {}

    Optional<Known> find(String id);

    /** Stores a picture; storing the same one twice changes nothing. */
    void save(String id, DerivedImage image, Instant now);

    /** The rendition of exactly this width. */
    Optional<Rendition> rendition(String id, int width);

    /** Deletes a picture and forgets every address that led to it. */
    void erase(String id);

    /**
     * What an address was last found to lead to.
     *
     * @param imageId null when to nothing usable, for the reason given
     */
    record Memory(@Nullable String imageId, @Nullable String refusal, Instant at) {}

    Optional<Memory> recall(String address);

    void remember(String address, Memory memory);

    /** Makes a verdict current unless a later one is known; true when it became current. */
    boolean applyVerdict(String id, long version, boolean visible);

    boolean hidden(String id);
}
