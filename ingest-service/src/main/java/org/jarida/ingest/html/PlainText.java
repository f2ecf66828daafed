package org.jarida.ingest.html;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Text out of HTML, as a reader would copy it. */
final class PlainText {

    static final Pattern HTML = Pattern.compile(
            "</?(?:a|abbr|article|aside|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figure|font|h[1-6]"
                    + "|hr|i|iframe|img|ins|kbd|li|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|td"
                    + "|th|tr|tt|u|ul|video)(?:\\s[^<>]*)?/?>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_WORD = 100;

    private static final Set<String> INVISIBLE = Set.of("script", "style", "noscript", "template", "head", "title");

    private PlainText() {}

    static String of(Element root) {
        var collector = new Collector();
        NodeTraversor.traverse(collector, root);
        return collector.text.toString().strip();
    }

    static String excerpt(String text, int length) {
        var flat = text.replaceAll("\\s+", " ").strip();
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(flat);
        int end = characters.next(length);
        if (end == BreakIterator.DONE || end >= flat.length()) {
            return flat;
        }
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        // no more than it takes to see the word that stands there: one of a million letters is read a million times
        words.setText(flat.substring(0, Math.min(flat.length(), end + LONGEST_WORD)));
        int cut = words.isBoundary(end) ? end : words.preceding(end);
        if (cut <= 0) {
            cut = end;
        }
        return flat.substring(0, cut).replaceAll("[\\s,;:،؛\\-–—(«\"']+$", "") + "…";
    }

    private static final class Collector implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int hidden;
        private int verbatim;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                if (INVISIBLE.contains(element.normalName())) {
                    hidden++;
                } else if (element.nameIs("br")) {
                    newLine();
                } else if (element.nameIs("pre")) {
                    verbatim++;
                    newLine();
                } else if (element.isBlock()) {
                    newLine();
                } else if (element.nameIs("td") || element.nameIs("th")) {
                    space();
                }
            } else if (node instanceof TextNode words && hidden == 0) {
                append(words.getWholeText());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (INVISIBLE.contains(element.normalName())) {
                    hidden--;
                } else if (element.nameIs("pre")) {
                    verbatim--;
                    newLine();
                } else if (element.isBlock()) {
                    newLine();
                }
            }
        }

        private void append(String words) {
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (verbatim > 0 && c == '\n') {
                    text.append('\n');
                } else if (Character.isWhitespace(c) || c == '\u00A0') {
                    space();
                } else if (c >= ' ' && c != '\u00AD') {
                    text.append(c);
                }
            }
        }

        private void space() {
            if (!text.isEmpty() && last() != ' ' && last() != '\n') {
                text.append(' ');
            }
        }

        private void newLine() {
            while (!text.isEmpty() && last() == ' ') {
                text.setLength(text.length() - 1);
            }
            if (!text.isEmpty() && last() != '\n') {
                text.append('\n');
            }
        }

        private char last() {
            return text.charAt(text.length() - 1);
        }
    }
}
