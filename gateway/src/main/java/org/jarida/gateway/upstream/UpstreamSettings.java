package org.jarida.gateway.upstream;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are: base URIs without a path, several per service if need be. A name with several addresses
 * counts as several.
 *
 * @param ingest defaults to http://127.0.0.1:8081
 * @param article defaults to http://127.0.0.1:8082
 * @param moderation defaults to http://127.0.0.1:8083
 */
@ConfigurationProperties("jarida.gateway.upstreams")
record UpstreamSettings(
        @DefaultValue("http://127.0.0.1:8081") List<URI> ingest,
        @DefaultValue("http://127.0.0.1:8082") List<URI> article,
        @DefaultValue("http://127.0.0.1:8083") List<URI> moderation) {

    UpstreamSettings {
        ingest = List.copyOf(ingest);
        article = List.copyOf(article);
        moderation = List.copyOf(moderation);
        List.of(ingest, article, moderation).forEach(uris -> uris.forEach(UpstreamSettings::requireBase));
    }

    List<URI> of(Service service) {
        return switch (service) {
            case INGEST -> ingest;
            case ARTICLE -> article;
            case MODERATION -> moderation;
        };
    }

    private static void requireBase(URI uri) {
        boolean base = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null
                && (uri.getRawPath() == null || uri.getRawPath().isEmpty() || "/".equals(uri.getRawPath()))
                && uri.getRawQuery() == null
                && uri.getRawUserInfo() == null;
        if (!base) {
            throw new IllegalArgumentException("Not a base URI of an upstream: " + uri);
        }
    }
}
