package org.jarida.article.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of HTML, a paragraph, heading or line of it each. */
final class TextBlocks implements NodeVisitor {

    private final List<String> blocks = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();

    private TextBlocks() {}

    static List<String> of(String html) {
        TextBlocks text = new TextBlocks();
        Jsoup.parseBodyFragment(html).body().traverse(text);
        text.end();
        return text.blocks;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            block.append(words.getWholeText());
        } else if (breaks(node)) {
            end();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (breaks(node)) {
            end();
        }
    }

    private static boolean breaks(Node node) {
        return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
    }

    private void end() {
        String text = block.toString().replaceAll("\\s+", " ").strip();
        block.setLength(0);
        if (!text.isEmpty()) {
            blocks.add(text);
        }
    }
}
