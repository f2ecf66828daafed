package org.jarida.ingest.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.preview.PageTrial;
import org.jspecify.annotations.Nullable;

/** Puts what selectors find on a page into the words of one language; all of it is text. */
record Samples(Moments moments) {

    /** Characters. */
    private static final int MOST_MARKUP = 200_000;

    private static final int MOST_LEFT = 200;
    private static final int LONGEST_LINE = 300;

    SelectorsPage.Sample of(PageTrial.Outcome tried) {
        ExtractedArticle article = tried.article();
        String markup = tried.markup();
        boolean cut = markup.length() > MOST_MARKUP;
        return new SelectorsPage.Sample(
                cut ? markup.substring(0, MOST_MARKUP) : markup,
                cut,
                article == null
                        ? !tried.entries().isEmpty()
                        : !article.title().isEmpty() || !article.text().isEmpty(),
                article != null && !article.indexable(),
                article == null ? null : article.language(),
                article == null ? "auto" : article.direction().code(),
                article == null ? List.of() : facts(article),
                article == null
                        ? tried.entries().stream().map(this::entry).toList()
                        : article.text().lines().filter(line -> !line.isBlank()).toList(),
                tried.left().stream().limit(MOST_LEFT).map(Samples::shortened).toList(),
                Math.max(0, tried.left().size() - MOST_LEFT));
    }

    private List<SelectorsPage.Fact> facts(ExtractedArticle article) {
        List<SelectorsPage.Fact> facts = new ArrayList<>();
        add(facts, "title", article.title());
        add(facts, "byline", article.byline());
        Moment published = moments.at(article.published());
        add(facts, "date", published == null ? null : published.exact());
        article.images().forEach(image -> {
            add(facts, "image", image.url());
            add(facts, "caption", image.caption());
            add(facts, "credit", image.credit());
        });
        article.related().forEach(link -> add(facts, "related", link.title()));
        return facts;
    }

    private static void add(List<SelectorsPage.Fact> facts, String selector, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new SelectorsPage.Fact("console.selector." + selector, shortened(value)));
        }
    }

    private String entry(ParsedEntry entry) {
        Moment published = moments.at(entry.published());
        return Stream.of(entry.title(), published == null ? null : published.exact(), entry.url())
                .filter(Objects::nonNull)
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
