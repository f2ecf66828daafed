package org.jarida.ingest.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where sources come from besides the API.
 *
 * @param sourcesFile YAML file of sources to begin with; none when empty
 */
@ConfigurationProperties("jarida.ingest")
public record SourceSettings(@Nullable Path sourcesFile) {}
