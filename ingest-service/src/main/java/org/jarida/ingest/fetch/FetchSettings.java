package org.jarida.ingest.fetch;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How ingest-service reaches the outside network.
 *
 * @param allow what may be dialled although it is not public: addresses, networks ({@code 10.0.0.0/8}), {@code host:port}
 * @param userAgent how we name ourselves to every server
 * @param connectTimeout longest wait for a connection
 * @param timeout longest that one request may take in all, redirects and body included
 * @param delay pause between two requests to one registrable domain
 * @param patience longest wait for the turn at a registrable domain that others of ours are busy with
 */
@ConfigurationProperties("jarida.fetch")
public record FetchSettings(
        @DefaultValue List<String> allow,
        @DefaultValue("Jarida/1.0") String userAgent,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("100ms") Duration delay,
        @DefaultValue("60s") Duration patience) {

    public FetchSettings {
        allow = List.copyOf(allow);
    }
}
