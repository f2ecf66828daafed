package org.jarida.service.trust;

import java.util.List;

/**
 * A reader, as far as services may know one: keyed hashes made by the gateway.
 *
 * @param keys HMACs of the reader id, 32 hex digits each, the current key first
 * @param baseWeight what this reader's report counts, in thousandths, 0 to 1000
 */
public record Reader(List<String> keys, int baseWeight) {

    public Reader {
        keys = List.copyOf(keys);
    }
}
