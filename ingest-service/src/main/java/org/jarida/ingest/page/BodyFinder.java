package org.jarida.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that holds an article's text. Runs of words are judged by length, clauses and links as in Readability
 * and boilerpipe; those that stand in like places are one group, and the group that is most and nearest below the title is
 * the article's. Its element is the one among those around it whose sum is greatest when the article's runs count for it
 * and everything else in it against it.
 */
final class BodyFinder {

    private static final String MARKED = "[itemprop~=(?i)articleBody],[property~=(?i)articleBody]";
    private static final Pattern NAMED =
            Pattern.compile("author|byline|date|posted|publish|signature", Pattern.CASE_INSENSITIVE);
    /** More points do not make a group likelier: comments may be longer than any article. */
    private static final double ENOUGH = 40;

    private static final double TITLE_PASSED = 0.35;
    /** What follows the title at once, when it is more than a line. */
    private static final double FIRST = 1.8;

    private static final double MORE_THAN_A_LINE = 5;
    private static final double MOST_FOREIGN = 6;
    private static final int MOST_MARKED = 30;
    private static final int NEAR = 4;
    private static final int LONGEST_LINE = 160;

    /**
     * An article's place on its page.
     *
     * @param element what holds it, and more
     * @param runs all runs of the page
     * @param title the run that shows the title, wherever it stands
     * @param group the article's own runs
     */
    record Found(
            Element element, List<TextRun> runs, @Nullable TextRun title, Group group) {

        @Nullable Element titleElement() {
            return title == null ? null : title.owner;
        }

        /** The lines where a page names its author and date: from the title to the text, then the few before the title. */
        List<TextRun> besideTitle() {
            int at = title == null ? Math.max(0, group.first().order - NEAR) : title.order;
            int end = Math.min(runs.size(), Math.max(at, Math.min(group.first().order, at + 2 * NEAR)) + 1);
            var lines = new ArrayList<>(runs.subList(at, end));
            lines.addAll(runs.subList(Math.max(0, at - NEAR), at).reversed());
            lines.removeIf(run -> run.equals(title) || run.length() > LONGEST_LINE);
            return lines;
        }
    }

    /** Runs in like places. */
    static final class Group {
        final List<TextRun> runs = new ArrayList<>();
        double points;

        TextRun first() {
            return runs.getFirst();
        }

        TextRun last() {
            return runs.getLast();
        }
    }

    private final Document page;
    private final List<TextRun> runs;
    private final @Nullable TextRun title;

    private BodyFinder(Document page, String title) {
        this.page = page;
        this.runs = TextRuns.of(page.body());
        this.title = TitlePlace.of(runs, title);
    }

    /** {@code null} when the page has no running text. */
    static @Nullable Found find(Document page, String title) {
        return new BodyFinder(page, title).find();
    }

    private @Nullable Found find() {
        var group = best(groups(false));
        if (group == null) {
            group = best(groups(true));
        }
        if (group == null) {
            return null;
        }
        var seed = seed(group);
        dropForeign(group, seed);
        var element = narrowed(around(seed, group), group);
        return new Found(element, runs, title, group);
    }

    /** @param labels whether lines that may be labels count as well */
    private List<Group> groups(boolean labels) {
        var groups = new HashMap<String, Group>();
        var known = new IdentityHashMap<Element, Group>();
        var ordered = new ArrayList<Group>();
        for (var run : runs) {
            double points = run.points();
            if (points > 0 && !run.equals(title) && (labels || !run.isLabel())) {
                boolean loose = run.owner.nameIs("body") || run.holder().equals(run.owner);
                var group = loose ? null : known.get(run.holder());
                if (group == null) {
                    group = groups.computeIfAbsent(run.place(), _ -> {
                        ordered.add(new Group());
                        return ordered.getLast();
                    });
                    if (!loose) {
                        known.put(run.holder(), group);
                    }
                }
                group.runs.add(run);
                group.points += points;
            }
        }
        return ordered;
    }

    private @Nullable Group best(List<Group> groups) {
        Group best = null;
        double bestScore = 0;
        double earlier = 0;
        for (var group : groups) {
            boolean below = title == null || group.last().order > title.order;
            double score = Math.min(group.points, ENOUGH) * names(group.first().owner) / (1 + 2 * earlier / ENOUGH);
            boolean first = below && title != null && earlier == 0 && group.points > MORE_THAN_A_LINE;
            score *= first ? FIRST : below ? 1 : TITLE_PASSED;
            if (score > bestScore) {
                best = group;
                bestScore = score;
            }
            if (below) {
                earlier = Math.max(earlier, Math.min(group.points, ENOUGH));
            }
        }
        return best;
    }

    /** What the names of the elements around say of their content. */
    private static double names(Element element) {
        double factor = 1;
        for (var at = element; at != null && !at.nameIs("body"); at = at.parent()) {
            if (Css.is(at, MARKED)) {
                return 3;
            }
            if (Density.isBoilerplate(at)) {
                factor = Math.min(factor, 0.4);
            } else if (factor == 1 && (at.nameIs("article") || Density.isContent(at))) {
                factor = 1.3;
            }
        }
        return factor;
    }

    private static TextRun seed(Group group) {
        var seed = group.first();
        for (var run : group.runs) {
            if (run.points() > seed.points()) {
                seed = run;
            }
        }
        return seed;
    }

    /** Another article below this one stands in a like place, but under a title of its own. */
    private void dropForeign(Group group, TextRun seed) {
        int headings = 0;
        for (var heading : Css.select(page, "h1")) {
            boolean own =
                    isWithin(seed.owner, heading) || (title != null && heading.equals(Css.closest(title.owner, "h1")));
            if (own || ++headings > MOST_FOREIGN) {
                continue;
            }
            var foreign = outermostWithout(heading, seed.owner);
            boolean other = foreign.nameIs("article")
                    || foreign.getAllElements().stream()
                            .anyMatch(element -> element.nameIs("time")
                                    || NAMED.matcher(Density.names(element)).find());
            if (other) {
                group.runs.removeIf(run -> isWithin(run.owner, foreign));
            }
        }
    }

    private static Element outermostWithout(Element element, Element other) {
        var at = element;
        while (at.parent() != null && !isWithin(other, at.parent())) {
            at = at.parent();
        }
        return at;
    }

    static boolean isWithin(Element element, Element outer) {
        for (var at = element; at != null; at = at.parent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private Element around(TextRun seed, Group group) {
        var sums = new IdentityHashMap<Element, Double>();
        var own = new IdentityHashMap<TextRun, Boolean>();
        group.runs.forEach(run -> own.put(run, true));
        for (var run : runs) {
            double weight = own.containsKey(run) ? run.points() : -against(run, group);
            for (var at = run.owner; at != null; at = at.parent()) {
                sums.merge(at, weight, Double::sum);
            }
        }
        var best = seed.owner;
        double bestSum = sums.getOrDefault(best, 0.0);
        for (var at = seed.owner.parent(); at != null && !at.nameIs("html"); at = at.parent()) {
            double sum = sums.getOrDefault(at, 0.0);
            if (sum > bestSum) {
                best = at;
                bestSum = sum;
            }
        }
        return best.isBlock() && isLine(best) && best.parent() != null ? best.parent() : best;
    }

    /** One paragraph alone stands for what holds it. */
    private static boolean isLine(Element element) {
        return element.nameIs("p") || element.nameIs("li") || element.nameIs("blockquote") || element.nameIs("pre");
    }

    /** What a run that is not of the group takes away from whatever holds both. */
    private static double against(TextRun run, Group group) {
        boolean between = run.order > group.first().order && run.order < group.last().order;
        double points = run.points();
        if (points > 0) {
            return between ? -0.5 * points : 0.7 * points;
        }
        double junk = 0.02 * run.length() * (1 + run.links());
        return between ? junk / 2 : junk;
    }

    /** The body that the page itself marks, when it holds most of what was found. */
    private Element narrowed(Element found, Group group) {
        for (var marked : Css.select(page, MARKED).stream().limit(MOST_MARKED).toList()) {
            double inside = group.runs.stream()
                    .filter(run -> isWithin(run.owner, marked))
                    .mapToDouble(TextRun::points)
                    .sum();
            if (inside * 2 > group.points) {
                return marked;
            }
        }
        return found;
    }
}
