package org.jarida.article.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The different terms by which an article's event is compared with others'. A term has neither spaces nor line breaks. */
record StoryWords(TextLanguage language, Set<String> title, Set<String> lead) {

    private static final String BETWEEN_PARTS = "\n";
    private static final String BETWEEN_TERMS = " ";

    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(title);
        all.addAll(lead);
        return all;
    }

    /** What {@link #parse} reads. */
    String format() {
        return String.join(
                BETWEEN_PARTS, language.name(), String.join(BETWEEN_TERMS, title), String.join(BETWEEN_TERMS, lead));
    }

    static StoryWords parse(String formatted) {
        String[] parts = formatted.split(BETWEEN_PARTS, -1);
        return new StoryWords(TextLanguage.valueOf(parts[0]), terms(parts[1]), terms(parts[2]));
    }

    private static Set<String> terms(String part) {
        return part.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(part.split(BETWEEN_TERMS, -1)));
    }
}
