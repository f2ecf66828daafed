package org.jarida.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The article's title without the name of its site. */
final class Headline {

    private static final String SEPARATOR = "\\s+[-–—|»:·•]\\s+|\\s*\\|\\s*|\\s+»\\s*";

    private static final Pattern PARTS = Pattern.compile(SEPARATOR);
    private static final int SHORTEST = 12;

    private Headline() {}

    static String of(WebPage page) {
        var meta = page.meta();
        var heading = heading(page.document(), page.siteName());
        var candidates = new ArrayList<String>();
        page.data().text("headline").ifPresent(candidates::add);
        meta.first("og:title").ifPresent(candidates::add);
        meta.first("twitter:title", "dc.title", "title").ifPresent(candidates::add);
        candidates.add(page.document().title().replaceAll("\\s+", " ").strip());
        candidates.removeIf(String::isBlank);
        if (heading.isPresent()) {
            // a heading that the page's own title begins with is the title as it is printed
            var printed = heading.get();
            if (candidates.isEmpty() || candidates.stream().anyMatch(candidate -> beginsAlike(candidate, printed))) {
                return printed;
            }
        }
        if (candidates.isEmpty()) {
            return "";
        }
        var title = withoutSite(candidates.getFirst(), page.siteName(), candidates);
        return printed(page.document(), title).orElse(title);
    }

    /** The longest part of a title, between its separators, that the page shows as a line of its own. */
    private static Optional<String> printed(Document page, String title) {
        var parts = PARTS.split(title, -1);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String best = null;
        for (var run : TextRuns.of(page.body())) {
            if (run.length() > title.length() || run.links() > 0.5) {
                continue;
            }
            var line = TitlePlace.text(run);
            boolean part = line.length() >= SHORTEST
                    && line.length() < title.length()
                    && (title.startsWith(line) || title.endsWith(line));
            if (part && (best == null || line.length() > best.length())) {
                best = line;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<String> heading(Document page, @Nullable String siteName) {
        Element best = null;
        for (var heading : Css.select(page, "[itemprop~=(?i)headline],article h1,main h1,h1")) {
            if (heading.nameIs("meta")
                    || heading.text().isBlank()
                    || (siteName != null && TitlePlace.folded(heading.text()).equals(TitlePlace.folded(siteName)))) {
                continue;
            }
            if (best == null) {
                best = heading;
            }
            if (heading.nameIs("h1") && beginsAlike(page.title(), heading.text())) {
                best = heading;
                break;
            }
        }
        return Optional.ofNullable(best)
                .map(heading -> heading.text().replaceAll("\\s+", " ").strip());
    }

    private static boolean beginsAlike(String title, String heading) {
        var a = TitlePlace.folded(title);
        var b = TitlePlace.folded(heading);
        return b.length() >= 8 && (a.startsWith(b) || (a.contains(b) && b.length() * 2 > a.length()));
    }

    static String withoutSite(String title, @Nullable String siteName, List<String> others) {
        for (var other : others) {
            if (other.length() < title.length() && other.length() > 12 && title.startsWith(other)) {
                return other;
            }
        }
        var parts = title.split(SEPARATOR, -1);
        if (parts.length < 2) {
            return title;
        }
        var last = parts[parts.length - 1];
        boolean isSite = siteName != null
                && (TitlePlace.folded(last).contains(TitlePlace.folded(siteName))
                        || TitlePlace.folded(siteName).contains(TitlePlace.folded(last)));
        if (isSite && !last.isBlank()) {
            var cut = title.substring(0, title.lastIndexOf(last)).replaceAll("[\\s|»:·•–—-]+$", "");
            return withoutSite(cut, siteName, List.of());
        }
        var first = parts[0];
        if (siteName != null && !first.isBlank() && TitlePlace.folded(first).equals(TitlePlace.folded(siteName))) {
            return title.substring(title.indexOf(first) + first.length()).replaceAll("^[\\s|«»:·•–—-]+", "");
        }
        return title;
    }
}
