package org.jarida.ingest.entry;

import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.feed.ParsedEntry;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, word for word, whatever the spaces, marks and elements around it: two entries of one wording are one
 * text published twice. Pure.
 */
final class Wording {

    /** Letters and digits below which a text is too short to be told from another of its kind. */
    private static final int SHORTEST = 200;

    private static final char TATWEEL = 'ـ';

    private Wording() {}

    /** The hash of the words of title and text; empty when there are too few to be sure. */
    static Optional<String> hash(ParsedEntry entry) {
        String title = words(entry.title());
        String text = words(entry.contentHtml() != null ? entry.contentHtml() : entry.summaryHtml());
        return title.isEmpty() || text.length() < SHORTEST
                ? Optional.empty()
                : Optional.of(DigestUtils.sha256Hex(title + "\n" + text).substring(0, 32));
    }

    /** Clean HTML without its tags: every angle bracket in it that is none is escaped. */
    private static String words(@Nullable String html) {
        if (html == null) {
            return "";
        }
        StringBuilder words = new StringBuilder(html.length());
        boolean tag = false;
        for (int i = 0; i < html.length(); ) {
            int c = html.codePointAt(i);
            i += Character.charCount(c);
            if (c == '<' || c == '>') {
                tag = c == '<';
            } else if (!tag && Character.isLetterOrDigit(c) && c != TATWEEL) {
                words.appendCodePoint(Character.toLowerCase(c));
            }
        }
        return words.toString();
    }
}
