package org.jarida.ingest.console;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every form of a page carries.
 *
 * @param csrfToken what it carries back, or null outside a session
 * @param back the page's own address: where a form leads back to
 */
public record ConsoleForms(@Nullable String csrfToken, String back) {

    private static final Pattern OWN =
            Pattern.compile("/admin/sources(?:/[a-z0-9-]{1,64})?(?:\\?[A-Za-z0-9=&_%.+*-]{1,1000})?");

    /** Where to go after a form: only ever to a page of the console. */
    static String safe(@Nullable String back) {
        return back != null && OWN.matcher(back).matches() ? back : ConsolePages.SOURCES;
    }
}
