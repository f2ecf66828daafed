package org.jarida.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is shared between readers.
 *
 * @param fresh how long an answer is given again without asking its service, from the moment the service was asked; zero
 *     shares nothing. Defaults to 1 s
 * @param size of all kept answers together, with their headers and addresses. Defaults to 32 MB
 * @param largest body that is kept or given to several. Defaults to 1 MB
 * @param unused how long an answer is kept to be asked about again by its ETag. Defaults to 5 min
 */
@ConfigurationProperties("jarida.gateway.cache")
record CacheSettings(
        @DefaultValue("1s") Duration fresh,
        @DefaultValue("32MB") DataSize size,
        @DefaultValue("1MB") DataSize largest,
        @DefaultValue("5m") Duration unused) {}
