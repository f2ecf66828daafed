package org.jarida.gateway.site;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site as the world sees it.
 *
 * @param publicUrl its address, without a path; https makes cookies {@code Secure} and turns HSTS on. Defaults to
 *     http://localhost:8080
 * @param contact mail address of whoever runs it, which the pages about the site show; they say so when there is none
 */
@ConfigurationProperties("jarida")
public record SiteSettings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @Nullable String contact) {

    private static final Pattern MAIL = Pattern.compile("[^\\s@?&]+@[^\\s@?&]+");

    public SiteSettings {
        contact = contact == null || contact.isBlank() ? null : contact.strip();
        if (contact != null && !MAIL.matcher(contact).matches()) {
            throw new IllegalArgumentException("jarida.contact must be a mail address such as desk@jarida.example");
        }
    }

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
