package org.jarida.theme;

/**
 * What kind of problem an API's answer is about, in the language of whoever asked. What exactly is wrong, with the names of
 * parameters and fields, is for developers and said in English. Thread-safe.
 */
public final class ProblemTitles {

    private static final SitePages WORDS = SitePages.ofTheHouse();

    private ProblemTitles() {}

    /**
     * The title of a problem.
     *
     * @param type last part of its {@code type}, such as {@code not-found}
     * @throws IllegalArgumentException when there is no such type
     */
    public static String of(String type, UiLanguage language) {
        return WORDS.messages(language).text("problem." + type);
    }
}
