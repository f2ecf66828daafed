package org.jarida.article.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jarida.article.article.Article;

/**
 * What a reader sees of the way from one version of an article to another: its title and its paragraphs, word for word.
 * Text only, so that it holds neither markup nor pictures. Paragraphs are compared first and words only within those that
 * changed, and a text too long to be compared in a moment is shown as replaced whole.
 */
public record Difference(List<Run> title, List<Block> blocks) {

    private static final int MOST_BLOCKS = 1000;
    private static final int MOST_WORDS = 1500;

    /** Below this share of words in common, two paragraphs are another text and not a changed one. */
    private static final double ALIKE = 0.3;

    /** Whether words are in both versions, or in one only. */
    public enum Kind {
        SAME,
        GONE,
        NEW
    }

    /** Words that follow each other. */
    public record Run(Kind kind, String text) {}

    /** A paragraph. */
    public record Block(List<Run> runs) {

        static Block of(Kind kind, String text) {
            return new Block(List.of(new Run(kind, text)));
        }
    }

    /** The way from an earlier version to a later one. */
    static Difference between(Article before, Article after) {
        return new Difference(words(before.title(), after.title()), blocks(text(before), text(after)));
    }

    /** What its page shows below the title. */
    private static List<String> text(Article article) {
        List<String> body = TextBlocks.of(article.bodyHtml());
        return body.isEmpty() && !article.summary().isBlank() ? List.of(article.summary()) : body;
    }

    /** Whether both are the same text. */
    public boolean isEmpty() {
        return Stream.concat(Stream.of(title), blocks.stream().map(Block::runs))
                .flatMap(List::stream)
                .allMatch(run -> run.kind() == Kind.SAME);
    }

    private static List<Block> blocks(List<String> before, List<String> after) {
        List<Block> blocks = new ArrayList<>();
        for (Step step : steps(before, after, MOST_BLOCKS)) {
            step.same().forEach(text -> blocks.add(Block.of(Kind.SAME, text)));
            changed(blocks, step.gone(), step.come());
        }
        return blocks;
    }

    /** Paragraphs in place of others: each is compared with the one that stands where it stands, when they are alike. */
    private static void changed(List<Block> blocks, List<String> gone, List<String> come) {
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            if (i < gone.size() && i < come.size()) {
                List<Run> runs = words(gone.get(i), come.get(i));
                if (areAlike(runs)) {
                    blocks.add(new Block(runs));
                    continue;
                }
            }
            if (i < gone.size()) {
                blocks.add(Block.of(Kind.GONE, gone.get(i)));
            }
            if (i < come.size()) {
                blocks.add(Block.of(Kind.NEW, come.get(i)));
            }
        }
    }

    private static boolean areAlike(List<Run> runs) {
        int all = runs.stream().mapToInt(run -> run.text().length()).sum();
        int same = runs.stream()
                .filter(run -> run.kind() == Kind.SAME)
                .mapToInt(run -> run.text().length())
                .sum();
        return same >= ALIKE * all;
    }

    static List<Run> words(String before, String after) {
        List<Run> runs = new ArrayList<>();
        for (Step step : steps(split(before), split(after), MOST_WORDS)) {
            add(runs, Kind.SAME, step.same());
            add(runs, Kind.GONE, step.gone());
            add(runs, Kind.NEW, step.come());
        }
        return runs;
    }

    private static void add(List<Run> runs, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            runs.add(new Run(kind, String.join(" ", words)));
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Of the way from one text to the other: what stays, or what goes and what comes in its place. */
    private record Step(List<String> same, List<String> gone, List<String> come) {}

    private static List<Step> steps(List<String> before, List<String> after, int most) {
        if ((before.size() > most || after.size() > most) && !before.equals(after)) {
            return List.of(new Step(List.of(), before, after));
        }
        List<Step> steps = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                steps.add(new Step(List.of(), List.copyOf(gone), List.copyOf(come)));
                steps.add(new Step(List.copyOf(delta.getSource().getLines()), List.of(), List.of()));
                gone.clear();
                come.clear();
            } else {
                gone.addAll(delta.getSource().getLines());
                come.addAll(delta.getTarget().getLines());
            }
        }
        steps.add(new Step(List.of(), gone, come));
        return steps;
    }
}
