package org.jarida.ingest.html;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.LeafNode;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Measures elements no further than asked: what is looked at once for each of its pictures must be small. */
final class Extent {

    private Extent() {}

    /** Whether an element has at most so many nodes within it, and they and their attributes so many characters. */
    static boolean isWithin(Element element, int nodes, int characters) {
        var filter = new NodeFilter() {
            private int nodesLeft = nodes + 1;
            private int charactersLeft = characters;

            @Override
            public FilterResult head(Node node, int depth) {
                charactersLeft -= characters(node);
                return --nodesLeft < 0 || charactersLeft < 0 ? FilterResult.STOP : FilterResult.CONTINUE;
            }
        };
        return NodeTraversor.filter(filter, element) != NodeFilter.FilterResult.STOP;
    }

    private static int characters(Node node) {
        if (node instanceof LeafNode leaf) {
            return leaf.nodeValue().length();
        }
        int characters = 0;
        if (node.attributesSize() > 0) {
            for (Attribute attribute : node.attributes()) {
                characters += attribute.getValue().length();
            }
        }
        return characters;
    }

    /** Whether an image is the only one of an element that holds it. */
    static boolean isOnlyImage(Element image, Element in) {
        var filter = new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                return node.nameIs("img") && !node.equals(image) ? FilterResult.STOP : FilterResult.CONTINUE;
            }
        };
        return NodeTraversor.filter(filter, in) != NodeFilter.FilterResult.STOP;
    }
}
