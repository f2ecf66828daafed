package org.jarida.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Finds where a page shows its article's title: what stands before it is rarely the article's. */
final class TitlePlace {

    private static final int LONGEST = 400;
    private static final int SHORTEST = 8;
    private static final int NO_HEADING = 7;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TitlePlace() {}

    /**
     * The run that says nothing but the title, headings before others; else the first heading of the first rank that is
     * long enough to be one.
     */
    static @Nullable TextRun of(List<TextRun> runs, String title) {
        var wanted = folded(title);
        TextRun best = null;
        int bestRank = Integer.MAX_VALUE;
        for (var run : runs) {
            if (run.length() > LONGEST || run.length() < SHORTEST) {
                continue;
            }
            int rank = rank(run.owner);
            // shorter than what may be the title with something left out, it needs no closer look
            boolean longEnough = wanted.length() >= SHORTEST && run.length() * 10 >= wanted.length() * 6;
            boolean says = longEnough && alike(folded(text(run)), wanted);
            int order = says ? (run.links() > 0.5 ? NO_HEADING + 2 : rank) : rank == 1 ? NO_HEADING + 1 : 99;
            if (order < bestRank && order < 99) {
                best = run;
                bestRank = order;
            }
        }
        return best;
    }

    /** The same words, or so nearly that one is the other with something added. */
    static boolean alike(String shown, String wanted) {
        return shown.equals(wanted)
                || (shown.length() * 10 >= wanted.length() * 6 && wanted.startsWith(shown))
                || (wanted.length() * 10 >= shown.length() * 6 && shown.startsWith(wanted));
    }

    static String text(TextRun run) {
        var text = new StringBuilder();
        for (Node node : run.nodes) {
            text.append(node instanceof Element element ? element.text() : node.nodeValue());
        }
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    static String folded(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        lower.codePoints().filter(TitlePlace::isLetterOrNumber).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static int rank(Element owner) {
        @Nullable Element at = owner;
        for (int up = 0; at != null && up < 3; up++, at = at.parent()) {
            if (at.normalName().matches("h[1-6]")) {
                return at.normalName().charAt(1) - '0';
            }
        }
        return NO_HEADING;
    }
}
