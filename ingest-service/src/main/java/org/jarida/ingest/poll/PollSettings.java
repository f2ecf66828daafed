package org.jarida.ingest.poll;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How feeds are polled.
 *
 * @param concurrency polls that one replica runs at a time
 * @param perSource how many of them may be of one source
 * @param lease how long a claimed feed is left to its replica; longer than any poll takes
 * @param shortest pause between two polls of a feed that always has news
 * @param longest pause between two polls of a feed that has none
 * @param longestBackoff pause that a feed which keeps failing reaches; it is never given up
 * @param moveAfterPolls polls in a row that must see the same permanent redirect before the feed's address follows it
 * @param moveAfter how long that redirect must have held, too
 * @param tick how often due feeds are looked for
 */
@ConfigurationProperties("jarida.poll")
record PollSettings(
        @DefaultValue("32") int concurrency,
        @DefaultValue("4") int perSource,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("5m") Duration shortest,
        @DefaultValue("4h") Duration longest,
        @DefaultValue("24h") Duration longestBackoff,
        @DefaultValue("3") int moveAfterPolls,
        @DefaultValue("1d") Duration moveAfter,
        @DefaultValue("500ms") Duration tick) {}
