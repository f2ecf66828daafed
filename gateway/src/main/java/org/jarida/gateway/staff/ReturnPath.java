package org.jarida.gateway.staff;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where a sign-in leads: a path of this site, or the fallback. An address of another site never comes out. */
public final class ReturnPath {

    private static final int LONGEST = 1_024;

    private ReturnPath() {}

    /** The path to go to after signing in. */
    public static String safe(@Nullable String wanted, String fallback) {
        return wanted != null && isLocal(wanted) ? wanted : fallback;
    }

    private static boolean isLocal(String wanted) {
        boolean plain = wanted.length() <= LONGEST
                && wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
        if (!plain) {
            return false;
        }
        try {
            URI uri = new URI(wanted);
            return !uri.isAbsolute()
                    && uri.getRawAuthority() == null
                    && !uri.getPath().startsWith("//");
        } catch (URISyntaxException e) {
            // browsers make something of what is no address; we do not
            return false;
        }
    }
}
