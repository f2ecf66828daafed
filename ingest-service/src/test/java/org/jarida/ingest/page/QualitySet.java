package org.jarida.ingest.page;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Pages of our own making with what they say: articles in three languages, each in several layouts, and pages written by
 * hand that are odd in one way each. Every layout carries one article of each language that it speaks.
 */
final class QualitySet {

    private final Path folder;

    private QualitySet(Path folder) {
        this.folder = folder;
    }

    static List<QualityPage> read() throws IOException {
        try {
            var folder = Objects.requireNonNull(QualitySet.class.getResource("/quality/articles"));
            return new QualitySet(Path.of(folder.toURI()).getParent()).pages();
        } catch (URISyntaxException wrong) {
            throw new IOException(wrong);
        }
    }

    private List<QualityPage> pages() throws IOException {
        var articles = new ArrayList<QualityArticle>();
        for (var file : files("articles", ".txt")) {
            articles.add(QualityArticle.read(file));
        }
        var pages = new ArrayList<QualityPage>();
        int number = 0;
        for (var file : files("layouts", ".html")) {
            var layout = QualityLayout.read(file);
            for (var language : List.of("ar", "fr", "en")) {
                var own = articles.stream()
                        .filter(article -> article.language().equals(language))
                        .toList();
                int most = layout.speaks(language) ? layout.speaks("en") ? 1 : 3 : 0;
                for (int i = 0; i < most; i++) {
                    pages.add(layout.page(own.get((number + i * 2) % own.size()), words(language)));
                }
            }
            number++;
        }
        for (var file : files("oddities", ".txt")) {
            pages.add(oddity(file));
        }
        return pages;
    }

    private QualityPage oddity(Path file) throws IOException {
        var article = QualityArticle.read(file);
        var pictures = new ArrayList<QualityArticle.Picture>();
        if (article.lead() != null) {
            pictures.add(article.lead());
        }
        var optional = new StringBuilder();
        for (var block : article.blocks()) {
            if (block.kind() == QualityArticle.Kind.IMAGE) {
                pictures.add(block.picture());
            }
        }
        pictures.forEach(picture -> optional.append(picture.caption())
                .append(' ')
                .append(picture.credit())
                .append(' '));
        return new QualityPage(
                article.name(),
                "by hand",
                article.field("set").equals("held-out"),
                Files.readAllBytes(file.resolveSibling(article.name() + ".html")),
                article,
                article.blocks().stream()
                        .map(QualityArticle.Block::text)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                optional.toString(),
                pictures,
                article.related(),
                !article.field("byline").isEmpty(),
                article.field("exact").equals("true"));
    }

    private Map<String, String> words(String language) throws IOException {
        var words = new HashMap<String, String>();
        for (var line : Files.readAllLines(folder.resolve("words/" + language + ".txt"))) {
            int colon = line.indexOf(':');
            words.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return words;
    }

    private List<Path> files(String part, String ending) throws IOException {
        try (var files = Files.list(folder.resolve(part))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
