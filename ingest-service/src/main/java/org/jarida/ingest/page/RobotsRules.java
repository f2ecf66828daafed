package org.jarida.ingest.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * Whether a page lets itself be kept, by its {@code robots} elements and its {@code X-Robots-Tag} headers; those that name
 * another robot say nothing to us. To be kept and shown to readers who search is both to be archived and to be indexed, so
 * {@code noarchive}, {@code noindex} and {@code none} all forbid it. Pure.
 */
public final class RobotsRules {

    /** What robots know us by. */
    private static final String OUR_NAME = "jarida";

    private static final Set<String> FORBIDDING = Set.of("noindex", "none", "noarchive", "nocache");

    /** A robot's name in front of what a header says to it, and the rules that are written with a colon themselves. */
    private static final Pattern NAMED = Pattern.compile("\\s*([a-z0-9_.-]+)\\s*:(.*)", Pattern.DOTALL);

    private static final Set<String> WITH_VALUE =
            Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

    private RobotsRules() {}

    /** @param headers the values of every {@code X-Robots-Tag} header */
    public static boolean allowKeeping(List<String> headers) {
        return headers.stream().noneMatch(RobotsRules::headerForbids);
    }

    static boolean allowKeeping(Document page) {
        return page.select("meta[name~=(?i)^\\s*(?:robots|" + OUR_NAME + ")\\s*$][content]").stream()
                .noneMatch(meta -> forbids(meta.attr("content").toLowerCase(Locale.ROOT)));
    }

    /** A name holds for all rules after it in its header, until the next. */
    private static boolean headerForbids(String header) {
        boolean toUs = true;
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            Matcher named = NAMED.matcher(part);
            String rule = part;
            if (named.matches() && !WITH_VALUE.contains(named.group(1))) {
                toUs = named.group(1).equals(OUR_NAME);
                rule = named.group(2);
            }
            if (toUs && forbids(rule)) {
                return true;
            }
        }
        return false;
    }

    private static boolean forbids(String rules) {
        for (String rule : rules.split("[,;\\s]+", -1)) {
            if (FORBIDDING.contains(rule)) {
                return true;
            }
        }
        return false;
    }
}
