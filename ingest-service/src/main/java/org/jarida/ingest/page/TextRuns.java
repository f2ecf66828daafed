package org.jarida.ingest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Takes a page apart into its runs of words, in the order of the document. */
final class TextRuns {

    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "textarea", "title", "option", "svg");

    private final List<TextRun> runs = new ArrayList<>();
    private final Set<Element> holdBlocks = Collections.newSetFromMap(new IdentityHashMap<>());

    private TextRuns() {}

    static List<TextRun> of(Element root) {
        var parts = new TextRuns();
        for (var element : Css.select(root, "*")) {
            if (element.isBlock()) {
                parts.markParents(element);
            }
        }
        parts.read(root, false);
        return parts.runs;
    }

    private void markParents(Element block) {
        for (var at = block.parent(); at != null && holdBlocks.add(at); ) {
            at = at.parent();
        }
    }

    private void read(Element element, boolean linked) {
        var run = new TextRun(element, runs.size());
        for (var child : element.childNodes()) {
            if (child instanceof TextNode words) {
                add(run, words, words.text().strip(), linked);
            } else if (child instanceof Element inner && !SILENT.contains(inner.normalName())) {
                boolean link = linked || (inner.nameIs("a") && inner.hasAttr("href"));
                if (inner.isBlock() || holdBlocks.contains(inner)) {
                    close(run);
                    read(inner, link);
                    run = new TextRun(element, runs.size());
                } else {
                    add(run, inner, inner.text(), link);
                }
            }
        }
        close(run);
    }

    private static void add(TextRun run, Node node, String words, boolean linked) {
        int links = linked ? words.length() : 0;
        if (!linked && node instanceof Element element && element.childNodeSize() > 0) {
            for (var link : Css.select(element, "a[href]")) {
                links += link.text().length();
            }
        }
        run.add(node, words, links);
    }

    private void close(TextRun run) {
        if (run.length() > 0) {
            runs.add(run);
        }
    }
}
