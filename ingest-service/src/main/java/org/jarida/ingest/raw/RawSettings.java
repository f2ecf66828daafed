package org.jarida.ingest.raw;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of what newspapers answered is kept, and how long.
 *
 * @param feedFetches last different documents of each feed; of an article's page the last one is kept
 * @param keep age at which anything goes
 * @param largest most that one document may take, compressed; a larger one is not kept. The store takes 16 MB
 * @param perSource most that one source's documents may take together, compressed; the oldest go first
 */
@ConfigurationProperties("jarida.raw")
public record RawSettings(
        @DefaultValue("20") int feedFetches,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("8MB") DataSize largest,
        @DefaultValue("200MB") DataSize perSource) {}
