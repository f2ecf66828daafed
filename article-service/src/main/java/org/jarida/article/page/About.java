package org.jarida.article.page;

import java.time.Instant;
import java.util.Locale;
import org.jarida.article.source.Source;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What a source's page says of it.
 *
 * @param shown how much of its articles is shown here
 * @param newest when its newest article came, in words, or null
 * @param language the name of its language in that language, or null when it is unknown
 */
public record About(
        String shown,
        @Nullable String newest,
        @Nullable String language,
        @Nullable String credit,
        @Nullable String licence) {

    static About of(Source source, @Nullable Instant newest, Messages messages) {
        String shown = switch (source.policy()) {
            case FULL -> messages.text("source.shown-full");
            case EXCERPT -> messages.text("source.shown-excerpt");
            case LINK, UNKNOWN -> messages.text("source.shown-link");
        };
        Locale language = Locale.forLanguageTag(source.language());
        String name = language.getDisplayLanguage(language);
        return new About(
                shown,
                newest == null ? null : messages.text("source.newest", messages.dayAndTime(newest, source.zone())),
                source.language().equals("und") || name.isEmpty() ? null : name,
                source.credit(),
                source.licence());
    }
}
