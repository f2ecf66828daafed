package org.jarida.ingest.fetch;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How ingest-service reaches the outside network.
 *
 * @param allow what may be dialled although it is not public: addresses, networks ({@code 10.0.0.0/8}), {@code host:port}
 * @param outside whether public addresses may be dialled; when false only what {@code allow} lists, and nothing else is even
 *     looked up in the DNS: a name must then be listed as {@code host:port}, for a network counts by its address literals
 *     only. For tests and houses without the internet
 * @param userAgent how we name ourselves to every server; the product token before its version is what we look for in
 *     robots.txt
 * @param connectTimeout longest wait for a connection
 * @param timeout longest that one request may take in all, redirects and body included
 * @param delay least pause between two requests to one registrable domain; none after a request to a server that {@code allow}
 *     lists as {@code host:port} or that is addressed by a literal of a listed address or network: those are ours
 * @param patience longest wait for the turn at a registrable domain that others of ours are busy with
 */
@ConfigurationProperties("jarida.fetch")
public record FetchSettings(
        @DefaultValue List<String> allow,
        @DefaultValue("true") boolean outside,
        @DefaultValue("Jarida/1.0") String userAgent,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("100ms") Duration delay,
        @DefaultValue("60s") Duration patience) {

    public FetchSettings {
        allow = List.copyOf(allow);
    }
}
