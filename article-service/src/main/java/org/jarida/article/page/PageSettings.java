package org.jarida.article.page;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pages need to know of the whole site.
 *
 * @param publicUrl the address readers type, without a path: canonical addresses start with it
 */
@ConfigurationProperties("jarida")
record PageSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {

    /** The canonical address of a path. */
    String canonical(String path) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
