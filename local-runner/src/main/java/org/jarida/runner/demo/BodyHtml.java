package org.jarida.runner.demo;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jarida.runner.demo.picture.PictureRenderer;

/**
 * An article's body as HTML, the same for feed and page. Inline marks: {@code **strong**}, <code>{isolated}</code> for
 * words of another direction.
 */
final class BodyHtml {

    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern ISOLATED = Pattern.compile("\\{(.+?)\\}");

    private final Links links;
    private final Paper paper;

    BodyHtml(Links links, Paper paper) {
        this.links = links;
        this.paper = paper;
    }

    String render(DemoArticle article) {
        String blocks =
                article.body().stream().map(block -> block(article, block)).collect(Collectors.joining("\n"));
        return figure(article.lead()) + "\n" + blocks + "\n" + related(article);
    }

    private String block(DemoArticle article, Block block) {
        return switch (block) {
            case Block.Heading(String text) -> "<h2>" + inline(text) + "</h2>";
            case Block.Paragraph(String text) -> "<p>" + inline(text) + "</p>";
            case Block.Quote(String text) -> "<blockquote><p>" + inline(text) + "</p></blockquote>";
            case Block.Bullets(List<String> lines) -> list("ul", lines);
            case Block.Steps(List<String> lines) -> list("ol", lines);
            case Block.Table(List<List<String>> rows) -> table(rows);
            case Block.Figure(int number) -> figure(article.illustrations().get(number - 1));
        };
    }

    private static String list(String element, List<String> lines) {
        return lines.stream()
                .map(line -> "<li>" + inline(line) + "</li>")
                .collect(Collectors.joining("\n", "<" + element + ">\n", "\n</" + element + ">"));
    }

    private static String table(List<List<String>> rows) {
        String body = rows.stream().skip(1).map(row -> row(row, "td")).collect(Collectors.joining("\n"));
        return "<table>\n<thead>" + row(rows.getFirst(), "th") + "</thead>\n<tbody>\n" + body + "\n</tbody>\n</table>";
    }

    private static String row(List<String> cells, String element) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + inline(cell) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private String figure(Illustration illustration) {
        return "<figure><img src=\"" + links.picture(paper, illustration) + "\" alt=\"" + escape(illustration.caption())
                + "\" width=\"" + PictureRenderer.WIDTH + "\" height=\"" + PictureRenderer.HEIGHT
                + "\"><figcaption>" + escape(illustration.caption()) + " <span class=\"credit\">"
                + escape(illustration.credit()) + "</span></figcaption></figure>";
    }

    private String related(DemoArticle article) {
        if (article.related().isEmpty()) {
            return "";
        }
        return article.related().stream()
                .map(paper::article)
                .map(other ->
                        "<li><a href=\"" + links.article(paper, other) + "\">" + escape(other.title()) + "</a></li>")
                .collect(Collectors.joining(
                        "\n",
                        "<aside class=\"related\"><h3>" + escape(paper.label("related")) + "</h3>\n<ul>\n",
                        "\n</ul></aside>"));
    }

    private static String inline(String text) {
        String strong = STRONG.matcher(escape(text)).replaceAll("<strong>$1</strong>");
        return ISOLATED.matcher(strong).replaceAll("<bdi>$1</bdi>");
    }

    /** Text made safe for element content and quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
