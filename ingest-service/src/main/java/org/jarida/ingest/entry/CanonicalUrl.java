package org.jarida.ingest.entry;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the addresses of one document to one form: known redirect wrappers opened without asking them, scheme and host in
 * lower case, no default port, no fragment, no tracking parameters. An address that needs none of this stays as it is.
 * Pure.
 */
final class CanonicalUrl {

    private static final Pattern TRACKING =
            Pattern.compile("utm_.*|at_(medium|campaign|custom.*)|mc_[ce]id|pk_.*|ns_.*|_ga|fb_.*");
    private static final Set<String> TRACKING_NAMES = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "igshid",
            "twclid",
            "ttclid",
            "mkt_tok",
            "xtor",
            "cmpid",
            "ncid",
            "ocid",
            "ref_src",
            "ref_url",
            "guccounter");

    /** Hosts that only lead on, and the parameters that say where to. */
    private static final Map<String, List<String>> WRAPPERS = Map.of(
            "www.google.com", List.of("url", "q"),
            "google.com", List.of("url", "q"),
            "l.facebook.com", List.of("u"),
            "lm.facebook.com", List.of("u"),
            "www.bing.com", List.of("url"),
            "out.reddit.com", List.of("url"),
            "t.umblr.com", List.of("z"));

    private static final int DEEPEST_WRAPPING = 3;

    private CanonicalUrl() {}

    /** The normal form; text that is no web address comes back as it is. */
    static String of(String address) {
        String current = address.strip();
        for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
            Optional<String> inner = uri(current).flatMap(CanonicalUrl::unwrapped);
            if (inner.isEmpty()) {
                break;
            }
            current = inner.get();
        }
        String opened = current;
        return uri(opened).map(CanonicalUrl::normal).orElse(opened);
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text.replace(" ", "%20").replace("|", "%7C"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getRawAuthority() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> unwrapped(URI uri) {
        List<String> names = WRAPPERS.get(host(uri));
        if (names == null || uri.getRawQuery() == null) {
            return Optional.empty();
        }
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2 && names.contains(parameter[0]))
                .map(parameter -> decoded(parameter[1]))
                .filter(target -> target.startsWith("http://") || target.startsWith("https://"))
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String normal(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort();
        boolean usual = port == -1 || port == (scheme.equals("https") ? 443 : 80);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = query(uri.getRawQuery());
        String normal =
                scheme + "://" + host(uri) + (usual ? "" : ":" + port) + path + (query == null ? "" : "?" + query);
        return uri(normal).map(URI::toASCIIString).orElse(normal);
    }

    /** An address whose host the URI class does not understand, with letters beyond ASCII, still has an authority. */
    private static String host(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            String authority = uri.getRawAuthority();
            host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    private static @Nullable String query(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return null;
        }
        String kept = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !tracking(parameter.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? null : kept;
    }

    private static boolean tracking(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TRACKING_NAMES.contains(lower) || TRACKING.matcher(lower).matches();
    }
}
