package org.jarida.article.report;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What a reader is told, in Arabic, French or English; Arabic when the request names none of them. */
final class Thanks {

    private static final Locale ARABIC = Locale.of("ar");
    private static final List<Locale> LANGUAGES = List.of(ARABIC, Locale.FRENCH, Locale.ENGLISH);
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle words;

    private Thanks(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle("org.jarida.article.report.thanks", language, EXACT);
    }

    /** @param acceptLanguage the request's header, which the gateway has reduced to one language */
    static Thanks in(@Nullable String acceptLanguage) {
        return new Thanks(language(acceptLanguage));
    }

    private static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ARABIC;
        }
        try {
            Locale asked = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return asked == null ? ARABIC : asked;
        } catch (IllegalArgumentException _) {
            return ARABIC;
        }
    }

    String language() {
        return language.getLanguage();
    }

    /** Thanks for a report, and what will come of it. */
    String forReport() {
        return words.getString("report.thanks") + " " + words.getString("report.promise");
    }

    /** That a report has been taken back. */
    String forWithdrawal() {
        return words.getString("withdrawal.done");
    }
}
