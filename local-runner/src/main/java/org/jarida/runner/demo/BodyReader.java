package org.jarida.runner.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an article's body. Empty lines separate blocks; what a block is shows in how its lines begin: {@code ## } a
 * heading, {@code > } a quote, {@code - } a list, {@code 1. } numbered steps, {@code | } a table whose cells end with
 * {@code |}, {@code [picture 2]} a picture; anything else is a paragraph.
 */
final class BodyReader {

    private static final Pattern STEP = Pattern.compile("\\d+\\. +(.+)");
    private static final Pattern PICTURE = Pattern.compile("\\[picture (\\d)\\]");

    private BodyReader() {}

    static List<Block> read(FrontMatter matter) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = matter.body();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).isBlank()) {
                at++;
                continue;
            }
            int end = at;
            while (end < lines.size() && !lines.get(end).isBlank()) {
                end++;
            }
            List<String> block =
                    lines.subList(at, end).stream().map(String::strip).toList();
            blocks.add(block(block, matter.file(), matter.bodyStart() + at));
            at = end;
        }
        return List.copyOf(blocks);
    }

    private static Block block(List<String> lines, String file, int line) {
        String first = lines.getFirst();
        Matcher picture = PICTURE.matcher(first);
        if (picture.matches()) {
            return new Block.Figure(Integer.parseInt(picture.group(1)));
        }
        if (first.startsWith("## ")) {
            if (lines.size() > 1) {
                throw new UnreadableContentException(file, line + 1, "expected an empty line after a heading");
            }
            return new Block.Heading(first.substring(3));
        }
        if (first.startsWith("> ")) {
            return new Block.Quote(String.join(" ", unprefixed(lines, "> ", file, line)));
        }
        if (first.startsWith("- ")) {
            return new Block.Bullets(unprefixed(lines, "- ", file, line));
        }
        if (STEP.matcher(first).matches()) {
            return new Block.Steps(steps(lines, file, line));
        }
        if (first.startsWith("|")) {
            return table(lines, file, line);
        }
        return new Block.Paragraph(String.join(" ", lines));
    }

    private static List<String> unprefixed(List<String> lines, String prefix, String file, int line) {
        List<String> found = new ArrayList<>();
        for (String text : lines) {
            if (!text.startsWith(prefix)) {
                throw new UnreadableContentException(
                        file, line + found.size(), "expected '" + prefix + "' at the start, as in the line above");
            }
            found.add(text.substring(prefix.length()).strip());
        }
        return List.copyOf(found);
    }

    private static List<String> steps(List<String> lines, String file, int line) {
        List<String> found = new ArrayList<>();
        for (String text : lines) {
            Matcher step = STEP.matcher(text);
            if (!step.matches()) {
                throw new UnreadableContentException(
                        file, line + found.size(), "expected a number and a full stop at the start of a step");
            }
            found.add(step.group(1));
        }
        return List.copyOf(found);
    }

    private static Block table(List<String> lines, String file, int line) {
        List<List<String>> rows = new ArrayList<>();
        for (String text : lines) {
            List<String> cells = FrontMatter.split(text, "|");
            if (!rows.isEmpty() && cells.size() != rows.getFirst().size()) {
                throw new UnreadableContentException(
                        file,
                        line + rows.size(),
                        cells.size() + " cells in a table with "
                                + rows.getFirst().size() + " columns");
            }
            rows.add(List.copyOf(cells));
        }
        return new Block.Table(List.copyOf(rows));
    }
}
