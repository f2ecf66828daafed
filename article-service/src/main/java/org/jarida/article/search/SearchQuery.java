package org.jarida.article.search;

import java.time.LocalDate;
import java.util.List;

/**
 * What a reader asked for, as {@link QueryParser} read it: every group, and nothing of {@code without}.
 *
 * @param groups of each group at least one clause
 */
record SearchQuery(List<Group> groups, List<Clause> without) {

    SearchQuery {
        groups = List.copyOf(groups);
        without = List.copyOf(without);
    }

    /** Clauses with OR between them. */
    record Group(List<Clause> any) {

        Group {
            any = List.copyOf(any);
        }
    }

    /** Where words are looked for. */
    enum Place {
        ANYWHERE,
        TITLE,
        AUTHOR
    }

    /** One condition. */
    sealed interface Clause {}

    /**
     * Words.
     *
     * @param exactly in this order and as they are written
     */
    record Text(String words, boolean exactly, Place place) implements Clause {}

    /** A source by its id or a part of its name. */
    record OfSource(String name) implements Clause {}

    /** A language by its tag. */
    record InLanguage(String tag) implements Clause {}

    /** From a day on, UTC. */
    record After(LocalDate day) implements Clause {}

    /** Up to the day before, UTC. */
    record Before(LocalDate day) implements Clause {}

    /** Whether it asks for nothing. */
    boolean isEmpty() {
        return groups.isEmpty() && without.isEmpty();
    }
}
