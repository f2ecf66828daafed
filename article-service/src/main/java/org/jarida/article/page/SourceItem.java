package org.jarida.article.page;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jarida.article.source.Source;

/**
 * A source in the list of all.
 *
 * @param initial the first letter of its name, articles left out: أ for الأيام, H for The Harbour Post
 */
public record SourceItem(String id, String name, String initial) {

    private static final Pattern ARTICLE =
            Pattern.compile("^(?:ال(?=\\p{L}{2})|(?:the|le|la|les|el|al) |al-|l['’])", Pattern.CASE_INSENSITIVE);

    static SourceItem of(Source source) {
        return new SourceItem(source.id(), source.name(), initial(source.name()));
    }

    static String initial(String name) {
        String rest = ARTICLE.matcher(name.strip()).replaceFirst("");
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(rest);
        int end = letters.next();
        return end == BreakIterator.DONE ? "" : rest.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
