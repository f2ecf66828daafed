package org.jarida.ingest.page;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Takes off the element that holds an article what else stands in it: what comes before the text, what follows it, and
 * boxes between its paragraphs. What flows with the text, pictures and their captions stay.
 */
final class BodyTrimmer {

    private static final String BOXES =
            "div,section,aside,article,table,form,nav,details,center,ul,ol,dl,header,footer";
    private static final String HEADINGS = "h1,h2,h3,h4,h5,h6";
    /** Characters. */
    private static final int LONGEST_LABEL = 300;

    private static final double LINKED = 0.34;
    private static final double BOX_LINKED = 0.6;

    private final BodyFinder.Found found;
    private final Element body;
    /** What holds a run of the text. */
    private final Set<Element> textual = Collections.newSetFromMap(new IdentityHashMap<>());
    /** What directly holds blocks of the text, or its words. */
    private final Set<Element> flow = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<TextRun> own = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Element> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    private BodyTrimmer(BodyFinder.Found found) {
        this.found = found;
        this.body = found.element();
        for (var run : found.group().runs) {
            own.add(run);
            flow.add(run.owner);
            if (run.owner.parent() != null) {
                flow.add(run.owner.parent());
            }
            for (var at = run.owner; at != null && textual.add(at); ) {
                at = at.parent();
            }
        }
    }

    static void trim(BodyFinder.Found found) {
        new BodyTrimmer(found).trim();
    }

    private void trim() {
        var title = found.title();
        int begin = title != null && BodyFinder.isWithin(title.owner, body) ? title.order : -1;
        boolean titled = begin >= 0;
        int first = found.group().first().order;
        int last = found.group().last().order;
        for (var run : found.runs()) {
            if (own.contains(run) || !BodyFinder.isWithin(run.owner, body)) {
                continue;
            }
            if (run.order <= begin) {
                remove(run);
            } else if (run.order < first) {
                if (run.isLabel() && !isPictured(run) && (titled || !flows(run))) {
                    remove(run);
                }
            } else if (run.order > last) {
                trimAfter(run);
            } else {
                trimBetween(run);
            }
        }
    }

    private void trimAfter(TextRun run) {
        var box = box(run);
        if (box == null) {
            if (run.links() > LINKED) {
                remove(run);
            }
        } else if (!kept.contains(box)) {
            boolean other = isPictured(run)
                    ? Density.isBoilerplate(box)
                    : isForeign(box) || isNamed(run, box) || run.links() > LINKED || (run.points() == 0 && !flows(run));
            decide(box, other);
        }
    }

    private void trimBetween(TextRun run) {
        var box = box(run);
        if (box != null && Css.is(box, BOXES) && !kept.contains(box)) {
            boolean other = !isPictured(run) && (isAsked(box) || Density.links(box) > BOX_LINKED || isHeadedLabel(box));
            decide(box, other);
        }
    }

    private void decide(Element box, boolean other) {
        if (other) {
            box.remove();
        } else {
            kept.add(box);
        }
    }

    /** A heading with no more than a line below it: the place of a film, a vote, another article. */
    private static boolean isHeadedLabel(Element box) {
        var heading = Css.selectFirst(box, HEADINGS);
        if (heading == null || Density.length(box) > LONGEST_LABEL) {
            return false;
        }
        boolean followed = false;
        boolean below = false;
        for (var run : TextRuns.of(box)) {
            boolean ofHeading = BodyFinder.isWithin(run.owner, heading);
            if (run.points() > 0) {
                return false;
            }
            followed |= below && !ofHeading;
            below |= ofHeading;
        }
        return followed;
    }

    private static boolean isNamed(TextRun run, Element box) {
        for (var at = run.owner; at != null && !at.equals(box); at = at.parent()) {
            if (Density.isBoilerplate(at)) {
                return true;
            }
        }
        return false;
    }

    /** Another part of the page: under its own heading, long, or named for something else. */
    private boolean isForeign(Element box) {
        if (Density.isBoilerplate(box) || Density.links(box) > LINKED || isAsked(box)) {
            return true;
        }
        return Css.is(box, BOXES)
                && !Css.is(box, "ul,ol,dl,table")
                && (Css.selectFirst(box, HEADINGS) != null
                        || Css.select(box, "p").size() > 2);
    }

    /** Something was asked of the reader here: an address, a vote, a password. */
    private static boolean isAsked(Element box) {
        return Css.is(box, Scaffolding.ASKED) || Css.selectFirst(box, Scaffolding.ASKED) != null;
    }

    /** The highest element around a run that holds none of the text; {@code null} when the run stands in the text itself. */
    private @Nullable Element box(TextRun run) {
        Element box = null;
        for (var at = run.owner; at != null && !at.equals(body) && !textual.contains(at); at = at.parent()) {
            box = at;
        }
        return box;
    }

    /** Whether a run stands beside the text's own runs, as one of them would. */
    private boolean flows(TextRun run) {
        var box = box(run);
        return box == null || (box.parent() != null && flow.contains(box.parent()));
    }

    private boolean isPictured(TextRun run) {
        var box = box(run);
        var around = box == null ? run.owner : box;
        return Css.closest(run.owner, "figure,figcaption") != null
                || (!around.equals(body)
                        && Css.selectFirst(around, "img,amp-img,picture") != null
                        && run.links() < LINKED);
    }

    private void remove(TextRun run) {
        run.nodes.forEach(Node::remove);
    }
}
