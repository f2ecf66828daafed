package org.jarida.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Words that stand in one block with no other block between them: a paragraph, a heading, a caption, what lies between two
 * boxes. The unit that is judged to be the article's or not.
 */
final class TextRun {

    private static final int SHORTEST_PROSE = 25;
    private static final int HEADLINE = 80;

    private static final Pattern NUMBERED = Pattern.compile("(?<=[-_])[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    final Element owner;
    final List<Node> nodes = new ArrayList<>();
    /** Place in the document. */
    final int order;

    private int length;
    private int linked;
    private int clauses;

    TextRun(Element owner, int order) {
        this.owner = owner;
        this.order = order;
    }

    void add(Node node, String words, int linkedLength) {
        nodes.add(node);
        length += words.length();
        linked += linkedLength;
        clauses += Density.clauses(words);
    }

    int length() {
        return length;
    }

    double links() {
        return length == 0 ? 0 : Math.min(1, (double) linked / length);
    }

    /** How much this is prose: 0 for headlines, labels and links; about 4 for a paragraph of 200 characters. */
    double points() {
        if (length < SHORTEST_PROSE || (clauses == 0 && length < HEADLINE)) {
            return 0;
        }
        double own = 1 - links();
        return (length / 100.0 + 0.6 * clauses) * own * own;
    }

    /** Whether this is short enough to name an author, a date or a place. */
    boolean isLabel() {
        return points() == 0 || (length < HEADLINE && clauses < 2);
    }

    /** What holds the block of these words. */
    Element holder() {
        var parent = owner.parent();
        return owner.nameIs("body") || parent == null || !owner.isBlock() ? owner : parent;
    }

    /**
     * Where runs like this one stand: the names of what is around it. Paragraphs of one article share it, those of its
     * comments and of a teaser have another.
     */
    String place() {
        if (owner.nameIs("body")) {
            return "loose";
        }
        var place = new StringBuilder();
        for (var at = holder(); at != null && !at.nameIs("body"); at = at.parent()) {
            place.append('/').append(at.normalName());
            if (at.nameIs("td")) {
                place.append(at.elementSiblingIndex());
            }
            if (at.attributesSize() > 0) {
                place.append('.').append(NUMBERED.matcher(at.className()).replaceAll(""));
                place.append('#').append(DIGITS.matcher(at.id()).replaceAll(""));
            }
        }
        return place.toString();
    }
}
