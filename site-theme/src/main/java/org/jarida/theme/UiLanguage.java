package org.jarida.theme;

import com.ibm.icu.util.ULocale;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages the interface speaks. */
public enum UiLanguage {
    AR("العربية", "rtl"),
    FR("Français", "ltr"),
    EN("English", "ltr");

    private final String endonym;
    private final String direction;

    UiLanguage(String endonym, String direction) {
        this.endonym = endonym;
        this.direction = direction;
    }

    /**
     * The language of a request, from its {@code Accept-Language}: the gateway has reduced it to one of the three tags.
     * Anything else is Arabic, the language of the house.
     */
    public static UiLanguage of(@Nullable String tag) {
        if (tag != null) {
            for (UiLanguage language : values()) {
                if (language.tag().equalsIgnoreCase(tag.strip())) {
                    return language;
                }
            }
        }
        return AR;
    }

    /** BCP 47, as in {@code lang}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code rtl} or {@code ltr}, as in {@code dir}. */
    public String direction() {
        return direction;
    }

    /** The language's name in itself. */
    public String endonym() {
        return endonym;
    }

    /**
     * The locale of numbers, plurals and dates, in Arabic with the month names of a region: دجنبر in Morocco, ديسمبر in
     * Egypt, كانون الأول in Syria. Digits are European everywhere, as Arabic newspapers of the Maghreb and most sites print
     * them; English is that of the world, the day before the month, so that a page has one form of date.
     *
     * @param region ISO 3166 code, or empty for the language's own default
     */
    ULocale locale(String region) {
        return new ULocale.Builder()
                .setLanguage(tag())
                .setRegion(
                        switch (this) {
                            case AR -> region;
                            case FR -> "";
                            case EN -> "001";
                        })
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }
}
