package org.jarida.article.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Streams of live headlines.
 *
 * @param readers most streams at once in a replica; more are asked to come back later. Defaults to 0: as many as a
 *     quarter of the heap holds, at most 4096
 * @param beat longest silence of a stream, so that nobody between takes it for dead
 */
@ConfigurationProperties("jarida.live")
record LiveSettings(
        @DefaultValue("0") int readers, @DefaultValue("15s") Duration beat) {

    /** What a stream holds for as long as it lasts: buffers of its connection, and the stack of its thread. */
    private static final long BYTES_OF_A_STREAM = 90_000;

    private static final int MOST_STREAMS = 4_096;

    LiveSettings {
        readers = readers > 0 ? readers : streamsThatFit();
    }

    private static int streamsThatFit() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_STREAM, 1, MOST_STREAMS);
    }
}
