package org.jarida.ingest.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An article of the quality set as its file tells it: what a page that carries it must give back. */
record QualityArticle(
        String name, Map<String, String> fields, Picture lead, List<Related> related, List<Block> blocks) {

    enum Kind {
        PARAGRAPH,
        HEADING,
        QUOTE,
        ITEM,
        IMAGE
    }

    /** @param picture of an image only */
    record Block(Kind kind, String text, Picture picture) {}

    record Picture(String file, String caption, String credit) {

        private static Picture of(String written) {
            var parts = written.split("\\s*\\|\\s*", -1);
            return new Picture(
                    parts[0].strip(), parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2].strip() : "");
        }
    }

    record Related(String title, String slug) {

        String url() {
            return "https://paper.example/news/" + slug;
        }
    }

    String field(String key) {
        return fields.getOrDefault(key, "");
    }

    String language() {
        return field("language");
    }

    String canonical() {
        return "https://paper.example/news/" + name;
    }

    static QualityArticle read(Path file) throws IOException {
        var fields = new HashMap<String, String>();
        Picture lead = null;
        var related = new ArrayList<Related>();
        var blocks = new ArrayList<Block>();
        boolean head = true;
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                head = false;
            } else if (!head) {
                blocks.add(block(line));
            } else {
                var key = line.substring(0, line.indexOf(':'));
                var value = line.substring(key.length() + 1).strip();
                switch (key) {
                    case "lead" -> lead = Picture.of(value);
                    case "related" -> {
                        var parts = value.split("\\s*\\|\\s*", -1);
                        related.add(new Related(parts[0], parts[1]));
                    }
                    default -> fields.put(key, value);
                }
            }
        }
        var name = file.getFileName().toString().replace(".txt", "");
        return new QualityArticle(name, Map.copyOf(fields), lead, List.copyOf(related), List.copyOf(blocks));
    }

    private static Block block(String line) {
        if (line.startsWith("## ")) {
            return new Block(Kind.HEADING, line.substring(3), null);
        }
        if (line.startsWith("> ")) {
            return new Block(Kind.QUOTE, line.substring(2), null);
        }
        if (line.startsWith("- ")) {
            return new Block(Kind.ITEM, line.substring(2), null);
        }
        return line.startsWith("![")
                ? new Block(Kind.IMAGE, "", Picture.of(line.substring(2, line.length() - 1)))
                : new Block(Kind.PARAGRAPH, line, null);
    }
}
