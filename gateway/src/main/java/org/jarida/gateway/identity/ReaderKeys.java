package org.jarida.gateway.identity;

import java.util.HexFormat;
import java.util.List;
import org.jarida.gateway.keys.Keys;

/** Makes what services may know of a reader and a network: keyed hashes, by the current and the previous key. */
final class ReaderKeys {

    private static final int READER_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private ReaderKeys() {}

    static List<String> ofReader(ReaderId reader, Keys keys) {
        return hashes("reader:" + reader.id(), READER_BYTES, keys);
    }

    static List<String> ofNetwork(Network network, Keys keys) {
        return hashes("network:" + network.prefix(), NETWORK_BYTES, keys);
    }

    private static List<String> hashes(String text, int bytes, Keys keys) {
        return keys.hashes().stream()
                .map(key -> HexFormat.of().formatHex(key.code(text), 0, bytes))
                .toList();
    }
}
