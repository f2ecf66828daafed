package org.jarida.ingest.feed;

/**
 * How much markup the entries of one document may have between them. Entries that lie in each other's text have it many
 * times over, and a small document would cost minutes.
 */
final class MarkupBudget {

    private static final int FREE = 200_000;
    private static final int TIMES = 2;

    private long left;

    /** @param length of the document, in characters */
    MarkupBudget(int length) {
        left = FREE + (long) TIMES * length;
    }

    void spend(int characters) {
        left -= characters;
    }

    boolean isSpent() {
        return left < 0;
    }
}
