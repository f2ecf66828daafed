package org.jarida.ingest.feed;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether addresses belong to one site: the same registrable domain, or the same host where there is none. The sitemap
 * protocol asks for the same host; newspapers mix theirs with and without {@code www.}.
 */
final class SameSite {

    private static final Pattern HOST = Pattern.compile("https?://(?:[^/?#@]*@)?([^/?#:]+)", Pattern.CASE_INSENSITIVE);

    private final @Nullable String site;

    /** @param base of what is read; any address is of its site when it is not known */
    SameSite(String base) {
        this.site = site(base);
    }

    boolean holds(String address) {
        return site == null || site.equals(site(address));
    }

    /** Not by the URI class, which refuses many an address that works. */
    private static @Nullable String site(String address) {
        var host = HOST.matcher(address);
        if (!host.lookingAt()) {
            return null;
        }
        var lower = host.group(1).toLowerCase(Locale.ROOT);
        var domain = EffectiveTldFinder.getAssignedDomain(lower, true);
        return domain == null ? lower : domain;
    }
}
