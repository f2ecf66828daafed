package org.jarida.article.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Streams of live headlines.
 *
 * @param readers most streams at once in a replica; more are asked to come back later
 * @param beat longest silence of a stream, so that nobody between takes it for dead
 */
@ConfigurationProperties("jarida.live")
record LiveSettings(
        @DefaultValue("2000") int readers,
        @DefaultValue("15s") Duration beat) {}
