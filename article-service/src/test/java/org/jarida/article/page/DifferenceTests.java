package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarida.article.article.Article;
import org.jarida.article.page.Difference.Kind;
import org.jarida.article.page.Difference.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTests {

    @Test
    void wordsThatCameAndWentAreToldApart() {
        assertThat(Difference.words("قتل ثلاثة في حادث  سير", "قتل أربعة في حادث سير أمس"))
                .containsExactly(
                        new Run(Kind.SAME, "قتل"),
                        new Run(Kind.GONE, "ثلاثة"),
                        new Run(Kind.NEW, "أربعة"),
                        new Run(Kind.SAME, "في حادث سير"),
                        new Run(Kind.NEW, "أمس"));
    }

    @Test
    void aParagraphThatCameIsNewAndTheOthersStay() {
        Difference difference = Difference.between(
                article("<h2>عنوان</h2><p>أول.<br>سطر</p>"),
                article("<h2>عنوان</h2><ul><li>جديد</li></ul><p>أول.<br>سطر</p>"));

        assertThat(difference.blocks().stream().map(block -> block.runs().getFirst()))
                .containsExactly(
                        new Run(Kind.SAME, "عنوان"),
                        new Run(Kind.NEW, "جديد"),
                        new Run(Kind.SAME, "أول."),
                        new Run(Kind.SAME, "سطر"));
        assertThat(difference.isEmpty()).isFalse();
    }

    @Test
    void anotherTextIsReplacedAndNotTornIntoWords() {
        Difference difference = Difference.between(
                article("<p>قال الوزير إن الميزانية ستُعرض غدا على البرلمان</p>"),
                article("<p>فاز الفريق بثلاثة أهداف لواحد</p>"));

        assertThat(difference.blocks().stream()
                        .flatMap(block -> block.runs().stream())
                        .map(Run::kind))
                .containsExactly(Kind.GONE, Kind.NEW);
    }

    @Test
    void theSameTextInOtherMarkupIsTheSame() {
        assertThat(Difference.between(article("<p>نص <b>واحد</b></p>"), article("<div>\n نص واحد\n</div>"))
                        .isEmpty())
                .isTrue();
    }

    /** What stays and what went is the old text, what stays and what came is the new one: whatever the texts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothTextsCanBeReadOutOfTheirDifference(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<String> before = paragraphs(random, random.nextInt(12));
            List<String> after = new ArrayList<>(before);
            for (int edits = random.nextInt(6); edits > 0; edits--) {
                edit(after, random);
            }
            List<Difference.Block> blocks = Difference.between(article(html(before)), article(html(after)))
                    .blocks();

            assertThat(side(blocks, Kind.GONE)).isEqualTo(String.join(" ", before));
            assertThat(side(blocks, Kind.NEW)).isEqualTo(String.join(" ", after));
        }
    }

    @Test
    @Timeout(10)
    void aHugeTextIsComparedInAMoment() {
        String before =
                IntStream.range(0, 60_000).mapToObj(i -> "<p>أ" + i + "</p>").collect(Collectors.joining());
        String after =
                IntStream.range(0, 60_000).mapToObj(i -> "<p>ب" + i + "</p>").collect(Collectors.joining());
        long start = System.nanoTime();

        Difference difference = Difference.between(article(before), article(after));
        String words = "كلمة ".repeat(50_000);
        Difference.words(words, words + "أخرى");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(difference.blocks()).hasSize(120_000);
    }

    private static void edit(List<String> paragraphs, Random random) {
        int place = paragraphs.isEmpty() ? 0 : random.nextInt(paragraphs.size());
        switch (random.nextInt(4)) {
            case 0 -> paragraphs.add(place, paragraphs(random, 1).getFirst());
            case 1 -> {
                if (!paragraphs.isEmpty()) {
                    paragraphs.remove(place);
                }
            }
            case 2 -> {
                if (!paragraphs.isEmpty()) {
                    paragraphs.set(place, paragraphs.get(place) + " زيادة");
                }
            }
            default -> {
                if (paragraphs.size() > 1) {
                    paragraphs.add(paragraphs.remove(place));
                }
            }
        }
    }

    private static List<String> paragraphs(Random random, int count) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paragraphs.add(random.ints(1 + random.nextInt(9), 0, 12)
                    .mapToObj(word -> "ك" + word)
                    .collect(Collectors.joining(" ")));
        }
        return paragraphs;
    }

    private static String html(List<String> paragraphs) {
        return paragraphs.stream().map(text -> "<p>" + text + "</p>").collect(Collectors.joining());
    }

    private static String side(List<Difference.Block> blocks, Kind kind) {
        return blocks.stream()
                .flatMap(block -> block.runs().stream())
                .filter(run -> run.kind() == Kind.SAME || run.kind() == kind)
                .map(Run::text)
                .collect(Collectors.joining(" "));
    }

    private static Article article(String bodyHtml) {
        return Samples.article(Samples.id(1), Samples.AYYAM, "عنوان", "", bodyHtml, Samples.NOON, List.of());
    }
}
