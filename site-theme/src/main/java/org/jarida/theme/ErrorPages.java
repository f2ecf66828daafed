package org.jarida.theme;

import java.util.Set;

/** Pages that say what went wrong, without internals, and where to go on. Thread-safe. */
public final class ErrorPages {
    private static final Set<Integer> OWN_WORDS = Set.of(403, 404, 410, 429, 500, 503);
    private static final SitePages PAGES = SitePages.ofTheHouse();

    private ErrorPages() {}

    /**
     * A whole HTML document for an HTTP status; a status without words of its own speaks as 500 does when it is a
     * server's, as 400 does when it is a client's.
     *
     * @param path of the request, for the language switch
     */
    public static String render(int status, UiLanguage language, String path) {
        Messages messages = PAGES.messages(language);
        String words = "error." + wordsOf(status);
        Frame frame = Frame.of(language, path, messages.text(words + ".title"));
        return PAGES.render(
                frame,
                "error.jte",
                new Problem(status, messages.text(words + ".title"), messages.text(words + ".text")));
    }

    private static int wordsOf(int status) {
        if (OWN_WORDS.contains(status)) {
            return status;
        }
        return status < 500 ? 400 : 500;
    }

    /** What the page says. */
    public record Problem(int status, String title, String text) {}
}
