package org.jarida.gateway.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;

/** Reads languages as clients name them. */
final class AcceptedLanguages {

    private AcceptedLanguages() {}

    /** The interface language of exactly this tag; nothing for another. */
    static Optional<UiLanguage> ofTag(String tag) {
        return Stream.of(UiLanguage.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The first of ours that {@code Accept-Language} asks for, by its order of preference; else Arabic. */
    static UiLanguage first(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return UiLanguage.AR;
        }
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-", 2)[0])
                .flatMap(tag -> ofTag(tag).stream())
                .findFirst()
                .orElse(UiLanguage.AR);
    }

    private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            // a header that cannot be read asks for nothing
            return List.of();
        }
    }
}
