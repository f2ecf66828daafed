package org.jarida.article.site;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site as the world addresses it.
 *
 * @param publicUrl what readers type, without a path: canonical addresses start with it
 */
@ConfigurationProperties("jarida")
public record Site(@DefaultValue("http://localhost:8080") URI publicUrl) {

    /** What the site calls itself wherever it has to have one name in all languages. */
    public static final String NAME = "Jarida";

    /** The absolute address of a path with its query. */
    public String address(String path) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
