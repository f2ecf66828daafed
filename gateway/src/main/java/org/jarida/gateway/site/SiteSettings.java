package org.jarida.gateway.site;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site as the world sees it.
 *
 * @param publicUrl its address, without a path; https makes cookies {@code Secure} and turns HSTS on. Defaults to
 *     http://localhost:8080
 */
@ConfigurationProperties("jarida")
public record SiteSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    /** Whether readers reach the site by TLS. */
    public boolean tls() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** Scheme, host and port as a browser writes them in {@code Origin}. */
    String origin() {
        String origin = publicUrl.getScheme() + "://" + publicUrl.getHost();
        return publicUrl.getPort() < 0 ? origin : origin + ":" + publicUrl.getPort();
    }
}
