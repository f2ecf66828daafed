package org.jarida.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.page.QualityScore.Share;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How well articles are found on the pages of {@link QualitySet}. */
class ExtractionQualityTests {

    private static List<QualityScore> scores;

    @BeforeAll
    static void extractAll() throws IOException {
        scores = QualitySet.read().stream().map(QualityScore::of).toList();
    }

    @Test
    void theSetIsWideEnough() {
        assertThat(scores).hasSizeGreaterThanOrEqualTo(48);
        assertThat(scores.stream().map(score -> score.page().group()).distinct())
                .hasSizeGreaterThanOrEqualTo(16);
        assertThat(scores.stream().filter(score -> score.page().heldOut()).count())
                .isGreaterThanOrEqualTo(scores.size() * 2L / 5);
        assertThat(scores).allSatisfy(score -> assertThat(score.page().body()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fr", "en", "all"})
    void bodiesAreFoundWhole(String language) {
        var own = of(score ->
                language.equals("all") || score.page().article().language().equals(language));

        assertThat(mean(own, QualityScore::f1)).as(table()).isGreaterThanOrEqualTo(0.96);
        assertThat(mean(own, QualityScore::whole)).as(table()).isGreaterThanOrEqualTo(0.94);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothHalvesAreGood(boolean heldOut) {
        var half = of(score -> score.page().heldOut() == heldOut);

        assertThat(mean(half, QualityScore::f1)).as(table()).isGreaterThanOrEqualTo(0.96);
        assertThat(share(half, QualityScore::title)).as(table()).isGreaterThanOrEqualTo(0.95);
        assertThat(share(half, QualityScore::date)).as(table()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void titlesDatesAndBylinesAreRight() {
        assertThat(share(scores, QualityScore::title)).as(table()).isGreaterThanOrEqualTo(0.95);
        assertThat(share(scores, QualityScore::date)).as(table()).isGreaterThanOrEqualTo(0.95);
        assertThat(share(scores, QualityScore::byline)).as(table()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void imagesComeWithTheirCaptionsAndCreditsAndWithoutIcons() {
        assertThat(total(scores, QualityScore::images).recall()).as(table()).isGreaterThanOrEqualTo(0.95);
        assertThat(total(scores, QualityScore::images).precision()).as(table()).isGreaterThanOrEqualTo(0.95);
        assertThat(total(scores, QualityScore::captions).recall()).as(table()).isGreaterThanOrEqualTo(0.9);
        assertThat(total(scores, QualityScore::credits).recall()).as(table()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void whatIsFoundIsCleanAlready() throws IOException {
        for (var page : QualitySet.read()) {
            var found = new ArticleExtractor()
                    .extract(page.html(), null, URI.create(page.article().canonical()));

            assertThat(ArticleHtml.clean(found.bodyHtml(), "").html())
                    .as(page.name())
                    .isEqualTo(found.bodyHtml());
        }
    }

    @Test
    void relatedLinksAreFound() {
        assertThat(total(scores, QualityScore::related).recall()).as(table()).isGreaterThanOrEqualTo(0.9);
    }

    /** For a comparison with other extractors: the pages and what they say, in the folder that the variable names. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "JARIDA_QUALITY_PAGES",
            matches = ".+",
            disabledReason = "JARIDA_QUALITY_PAGES names no folder to write the pages to")
    void thePagesCanBeWrittenForOthers() throws IOException {
        var folder = Files.createDirectories(Path.of(System.getenv("JARIDA_QUALITY_PAGES")));
        for (var score : scores) {
            var page = score.page();
            Files.write(folder.resolve(page.name() + ".html"), page.html());
            Files.writeString(
                    folder.resolve(page.name() + ".json"),
                    JsonMapper.builder()
                            .build()
                            .writeValueAsString(Map.of(
                                    "group", page.group(),
                                    "heldOut", page.heldOut(),
                                    "language", page.article().language(),
                                    "title", page.article().field("title"),
                                    "body", page.body(),
                                    "optional", page.optional(),
                                    "f1", score.f1())));
        }
        Files.writeString(folder.resolve("table.txt"), table());
        assertThat(folder.resolve("table.txt")).isNotEmptyFile();
    }

    private static List<QualityScore> of(Predicate<QualityScore> which) {
        return scores.stream().filter(which).toList();
    }

    private static double mean(List<QualityScore> some, ToDoubleFunction<QualityScore> value) {
        return some.stream().mapToDouble(value).average().orElse(0);
    }

    private static double share(List<QualityScore> some, Predicate<QualityScore> right) {
        return mean(some, score -> right.test(score) ? 1 : 0);
    }

    private static Share total(List<QualityScore> some, Function<QualityScore, Share> share) {
        return Share.sum(some.stream().map(share).toList());
    }

    private static String table() {
        var lines = new ArrayList<String>();
        lines.add("\n%-16s %5s %6s %6s %6s %6s %6s %11s %9s %9s %9s"
                .formatted(
                        "layout",
                        "pages",
                        "f1",
                        "whole",
                        "title",
                        "date",
                        "byline",
                        "images",
                        "captions",
                        "credits",
                        "related"));
        var groups = scores.stream()
                .collect(Collectors.groupingBy(score -> score.page().group()));
        groups.keySet().stream().sorted().forEach(group -> lines.add(line(group, groups.get(group))));
        lines.add(line("development", of(score -> !score.page().heldOut())));
        lines.add(line("held out", of(score -> score.page().heldOut())));
        lines.add(line("all", scores));
        scores.stream()
                .filter(score -> score.f1() < 0.97
                        || !score.title()
                        || !score.date()
                        || !score.byline()
                        || score.images().wrong() > 0
                        || score.images().recall() < 1
                        || score.captions().recall() < 1
                        || score.credits().recall() < 1
                        || score.related().recall() < 1)
                .forEach(score -> lines.add(line(score.page().name(), List.of(score))));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String name, List<QualityScore> some) {
        return String.format(
                Locale.ROOT,
                "%-16s %5d %6.3f %6.3f %6.2f %6.2f %6.2f %5.2f %5.2f %9.2f %9.2f %9.2f",
                name,
                some.size(),
                mean(some, QualityScore::f1),
                mean(some, QualityScore::whole),
                share(some, QualityScore::title),
                share(some, QualityScore::date),
                share(some, QualityScore::byline),
                total(some, QualityScore::images).recall(),
                total(some, QualityScore::images).precision(),
                total(some, QualityScore::captions).recall(),
                total(some, QualityScore::credits).recall(),
                total(some, QualityScore::related).recall());
    }
}
