package org.jarida.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events (WHATWG HTML 9.2) block by block, each as it was written. */
final class EventStream {

    private static final int LARGEST = 65_536;

    private final BufferedReader lines;

    EventStream(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /**
     * What stands between two empty lines: an event, or a comment alone.
     *
     * @param name of the event; null without one
     * @param id of the event; null without one
     * @param text with its empty line
     */
    record Block(@Nullable String name, @Nullable String id, String text) {}

    /**
     * The next block; null when the stream has ended.
     *
     * @throws IOException when it breaks off, or a block is larger than 65,536 characters
     */
    @Nullable Block next() throws IOException {
        String name = null;
        String id = null;
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                text.append(line).append('\n');
                name = line.startsWith("event:") ? value(line) : name;
                id = line.startsWith("id:") ? value(line) : id;
            } else if (!text.isEmpty()) {
                return new Block(name, id, text.append('\n').toString());
            }
            if (text.length() > LARGEST) {
                throw new IOException("A block of a stream is larger than " + LARGEST + " characters");
            }
        }
        return null;
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
