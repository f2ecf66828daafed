package org.jarida.ingest.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What measuring a page costs: the text of every element is read, so each element and each character counts as often as
 * there are elements around it. A page of more is no article but an attack on whoever measures it.
 */
final class PageWeight implements NodeVisitor {

    private static final int MOST_ELEMENTS = 40_000;
    private static final long MOST_VISITS = 1_000_000;
    private static final long MOST_CHARACTERS_READ = 20_000_000;

    private int elements;
    private long visits;
    private long charactersRead;

    private PageWeight() {}

    static boolean isTooMuch(Document page) {
        var weight = new PageWeight();
        weight.traverse(page);
        return weight.elements > MOST_ELEMENTS
                || weight.visits > MOST_VISITS
                || weight.charactersRead > MOST_CHARACTERS_READ;
    }

    @Override
    public void head(Node node, int depth) {
        visits += depth;
        if (node instanceof Element) {
            elements++;
        } else if (node instanceof TextNode text) {
            charactersRead += (long) depth * text.getWholeText().length();
        }
    }
}
