package org.jarida.ingest.feed;

import java.util.Locale;
import org.jsoup.internal.StringUtil;
import org.jspecify.annotations.Nullable;

/** Links of feeds, made absolute. */
final class Addresses {

    private static final int LONGEST = 4_096;

    private Addresses() {}

    /** The absolute http or https address, {@code null} when the text comes to none. */
    static @Nullable String absolute(@Nullable String written, String base) {
        if (written == null || written.isBlank() || written.length() > LONGEST) {
            return null;
        }
        var text = written.strip().replaceAll("[\\n\\r\\t]+", "").replace(" ", "%20");
        if (isWeb(text)) {
            return text;
        }
        var resolved = base.isEmpty() ? "" : StringUtil.resolve(base, text);
        return isWeb(resolved) ? resolved : null;
    }

    static boolean isWeb(String address) {
        var lower = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") && address.length() > 7)
                || (lower.equals("https://") && address.length() > 8);
    }
}
