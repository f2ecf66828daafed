package org.jarida.article.page;

import com.ibm.icu.text.BreakIterator;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jarida.article.source.Source;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A source in the list of all.
 *
 * @param initial the first letter of its name, articles left out: أ for الأيام, H for The Harbour Post
 * @param newestAt when its newest article came, or null when none did
 * @param newest the same in words
 * @param quiet that nothing came for long, in words, or null
 */
public record SourceItem(
        String id,
        String name,
        String initial,
        @Nullable Instant newestAt,
        String newest,
        @Nullable String quiet) {

    private static final Duration QUIET = Duration.ofDays(3);
    private static final Duration SILENT = Duration.ofDays(30);
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:ال(?=\\p{L}{2})|(?:the|le|la|les|el|al) |al-|l['’])", Pattern.CASE_INSENSITIVE);

    static SourceItem of(Source source, @Nullable Instant newestAt, Instant now, Messages messages) {
        String initial = initial(source.name());
        if (newestAt == null) {
            return new SourceItem(source.id(), source.name(), initial, null, messages.text("sources.none-yet"), null);
        }
        Duration age = Duration.between(newestAt, now);
        return new SourceItem(
                source.id(),
                source.name(),
                initial,
                newestAt,
                messages.text("sources.newest", messages.ago(age)),
                quiet(age, messages));
    }

    private static @Nullable String quiet(Duration age, Messages messages) {
        if (age.compareTo(QUIET) < 0) {
            return null;
        }
        return messages.text(age.compareTo(SILENT) < 0 ? "sources.quiet" : "sources.silent");
    }

    static String initial(String name) {
        String rest = ARTICLE.matcher(name.strip()).replaceFirst("");
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(rest);
        int end = letters.next();
        return end == BreakIterator.DONE ? "" : rest.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
