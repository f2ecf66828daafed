package org.jarida.gateway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The page that leads to the sign-in provider.
 *
 * @param next path of this site to go to afterwards; empty: where the roles lead
 * @param problem key of the words that say why the last attempt failed; null before the first
 */
public record ProviderLogin(String next, @Nullable String problem) {

    /** The address that leads to the provider. */
    public String begin() {
        return leadingOn("/login/begin");
    }

    /** The address of the page itself. */
    String here() {
        return leadingOn("/login");
    }

    private String leadingOn(String path) {
        return next.isEmpty() ? path : path + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
