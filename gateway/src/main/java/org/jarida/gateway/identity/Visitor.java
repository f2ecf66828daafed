package org.jarida.gateway.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader as services may know one.
 *
 * @param readerKeys keyed hashes of the reader, the current key first; empty without a valid cookie
 * @param weight what a report of this reader counts, in thousandths; 0 without a reader
 * @param networkKeys keyed hashes of the network, the current key first
 * @param newCookie the cookie to give with the answer; null when none is due
 */
public record Visitor(
        List<String> readerKeys,
        int weight,
        List<String> networkKeys,
        @Nullable String newCookie) {

    /** Whoever asks for what is the same for all. */
    public static final Visitor NOBODY = new Visitor(List.of(), 0, List.of(), null);

    public Visitor {
        readerKeys = List.copyOf(readerKeys);
        networkKeys = List.copyOf(networkKeys);
    }
}
