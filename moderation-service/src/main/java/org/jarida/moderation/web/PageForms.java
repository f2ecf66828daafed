package org.jarida.moderation.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every form of a page carries.
 *
 * @param csrfToken what it carries back, or null outside a session
 * @param back the page's own address: where a form leads back to
 */
public record PageForms(@Nullable String csrfToken, String back) {

    private static final Pattern OWN =
            Pattern.compile("/moderation(?:/appeals|/cases/[0-9a-f]{64})?(?:\\?[A-Za-z0-9=&_-]{1,400})?");

    /** Where to go after a form: only ever to a page of moderators. */
    static String safe(@Nullable String back) {
        return back != null && OWN.matcher(back).matches() ? back : CasePageController.PATH;
    }
}
