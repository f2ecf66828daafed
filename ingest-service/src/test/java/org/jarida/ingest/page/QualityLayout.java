package org.jarida.ingest.page;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.ingest.page.QualityArticle.Block;
import org.jarida.ingest.page.QualityArticle.Kind;
import org.jarida.ingest.page.QualityArticle.Picture;
import org.jarida.ingest.page.QualityArticle.Related;
import org.jsoup.nodes.Entities;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A page's layout: what stands around an article and how its parts are marked up. A file of sections that begin with
 * {@code @@}: {@code @@page} holds the whole, {@code @@paragraph} and its like one part, {@code @@after N} what a page
 * puts behind its N-th paragraph.
 */
final class QualityLayout {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z0-9.]+)}");

    private final String name;
    private final Map<String, String> sections = new LinkedHashMap<>();

    private QualityLayout(String name) {
        this.name = name;
    }

    static QualityLayout read(Path file) throws IOException {
        var layout = new QualityLayout(file.getFileName().toString().replace(".html", ""));
        var section = new StringBuilder();
        String title = "";
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("@@")) {
                layout.sections.put(title, section.toString().strip());
                section.setLength(0);
                var parts = line.substring(2).split(" ", 2);
                title = parts[0].equals("after") ? parts[0] + parts[1] : parts[0];
                section.append(parts.length > 1 && !parts[0].equals("after") ? parts[1] : "");
            } else {
                section.append(line).append('\n');
            }
        }
        layout.sections.put(title, section.toString().strip());
        return layout;
    }

    String name() {
        return name;
    }

    private String section(String title) {
        return sections.getOrDefault(title, "");
    }

    boolean speaks(String language) {
        return section("languages").isEmpty() || section("languages").contains(language);
    }

    /** The page that carries an article; {@code words} are the interface's in the article's language. */
    QualityPage page(QualityArticle article, Map<String, String> words) {
        var values = values(article, words);
        var shown = shown(article);
        values.put("lead", article.lead() == null ? "" : fill(section("lead"), with(values, article.lead(), 0)));
        var related = new StringBuilder();
        for (var link : article.related()) {
            related.append(fill(section("related"), with(values, link)));
        }
        values.put("related", related.toString());
        values.put("body", body(shown, values));
        var html = fill(section("page"), values);
        var charset = section("charset").isEmpty() ? "UTF-8" : section("charset");
        return new QualityPage(
                article.name() + "." + name,
                name,
                section("set").equals("held-out"),
                encoded(html, Charset.forName(charset)),
                article,
                shown.stream().map(Block::text).filter(text -> !text.isEmpty()).toList(),
                optional(article),
                pictures(article, shown),
                html.contains(">" + Entities.escape(article.related().getFirst().title()) + "<")
                        ? article.related()
                        : List.of(),
                section("page").contains("{byline"),
                html.contains(article.field("published")));
    }

    /** What the charset does not know is written as a reference, as old newspapers do. */
    private static byte[] encoded(String html, Charset charset) {
        var encoder = charset.newEncoder();
        var known = new StringBuilder();
        html.codePoints().forEach(point -> {
            var one = Character.toString(point);
            known.append(encoder.canEncode(one) ? one : "&#" + point + ";");
        });
        return known.toString().getBytes(charset);
    }

    private List<Block> shown(QualityArticle article) {
        int most = section("teaser").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(section("teaser"));
        var blocks = new ArrayList<Block>();
        for (var block : article.blocks()) {
            if (block.kind() == Kind.PARAGRAPH && most-- == 0) {
                break;
            }
            blocks.add(block);
        }
        while (blocks.getLast().kind() == Kind.HEADING) {
            blocks.removeLast();
        }
        return blocks;
    }

    private String body(List<Block> blocks, Map<String, String> values) {
        var body = new StringBuilder();
        var items = new StringBuilder();
        int paragraphs = 0;
        int number = 0;
        for (var block : blocks) {
            var filled = new HashMap<>(values);
            filled.put("text", Entities.escape(block.text()));
            filled.put("n", String.valueOf(++number));
            if (block.kind() == Kind.ITEM) {
                items.append(fill(section("item"), filled));
                continue;
            }
            endList(body, items, values);
            body.append(
                            switch (block.kind()) {
                                case PARAGRAPH -> fill(section("paragraph"), filled);
                                case HEADING -> fill(section("heading"), filled);
                                case QUOTE -> fill(section("quote"), filled);
                                case IMAGE -> fill(section("image"), with(filled, block.picture(), number));
                                case ITEM -> "";
                            })
                    .append('\n');
            if (block.kind() == Kind.PARAGRAPH) {
                body.append(fill(section("after" + ++paragraphs), values));
            }
        }
        endList(body, items, values);
        return body.toString();
    }

    private void endList(StringBuilder body, StringBuilder items, Map<String, String> values) {
        if (!items.isEmpty()) {
            var filled = new HashMap<>(values);
            filled.put("items", items.toString());
            body.append(fill(section("list"), filled)).append('\n');
            items.setLength(0);
        }
    }

    private static Map<String, String> values(QualityArticle article, Map<String, String> words) {
        var values = new HashMap<String, String>();
        article.fields().forEach((key, value) -> {
            values.put(key, Entities.escape(value));
            values.put(key + ".json", json(value));
        });
        words.forEach((key, word) -> values.put("w." + key, Entities.escape(word)));
        var text = new StringBuilder();
        article.blocks().stream()
                .filter(block -> block.kind() != Kind.IMAGE)
                .forEach(block -> text.append(block.text()).append("\n\n"));
        values.put("text.json", json(text.toString().strip()));
        values.put("lang", article.language());
        values.put("dir", article.language().equals("ar") ? "rtl" : "ltr");
        values.put("canonical", article.canonical());
        values.put("leadFile", article.lead() == null ? "" : article.lead().file());
        return values;
    }

    private static Map<String, String> with(Map<String, String> values, Picture picture, int number) {
        var filled = new HashMap<>(values);
        filled.put("n", String.valueOf(number));
        filled.put("file", picture.file());
        filled.put("caption", Entities.escape(picture.caption()));
        filled.put("credit", Entities.escape(picture.credit()));
        return filled;
    }

    private static Map<String, String> with(Map<String, String> values, Related link) {
        var filled = new HashMap<>(values);
        filled.put("title", Entities.escape(link.title()));
        filled.put("title.json", json(link.title()));
        filled.put("url", link.url());
        return filled;
    }

    private List<Picture> pictures(QualityArticle article, List<Block> shown) {
        var pictures = new ArrayList<Picture>();
        if (article.lead() != null && section("page").contains("{lead}")) {
            pictures.add(told(article.lead(), section("lead")));
        }
        shown.stream()
                .filter(block -> block.kind() == Kind.IMAGE && section("image").contains("{file}"))
                .forEach(block -> pictures.add(told(block.picture(), section("image"))));
        return pictures;
    }

    private static Picture told(Picture picture, String section) {
        var shown = section.replaceAll("(?:alt|title)=\"\\{caption}\"", "");
        return new Picture(
                picture.file(),
                shown.contains("{caption}") ? picture.caption() : "",
                shown.contains("{credit}") ? picture.credit() : "");
    }

    private static String optional(QualityArticle article) {
        var words = new StringBuilder();
        if (article.lead() != null) {
            words.append(article.lead().caption())
                    .append(' ')
                    .append(article.lead().credit());
        }
        article.blocks().stream()
                .filter(block -> block.kind() == Kind.IMAGE)
                .forEach(block -> words.append(' ')
                        .append(block.picture().caption())
                        .append(' ')
                        .append(block.picture().credit()));
        return words.toString();
    }

    private static String json(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)).replace("/", "\\/");
    }

    /** Puts values in their places; a place without one is markup of the page's own. */
    private static String fill(String section, Map<String, String> values) {
        return PLACE.matcher(section)
                .replaceAll(place ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
