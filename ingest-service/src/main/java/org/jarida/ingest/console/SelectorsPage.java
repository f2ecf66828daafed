package org.jarida.ingest.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The selectors of a source and what they find on a page, as its template reads it.
 *
 * @param version that the form was made from
 * @param ofArticles for the pages of articles, in the order in which they are shown
 * @param ofListings for pages that list articles
 * @param written by name, as it was typed
 * @param listing whether the page lists articles
 * @param url of the page that they are tried on; empty when there is none
 * @param addresses pages that they could be tried on
 * @param problem why there is no page, in words
 * @param sample null when there is no page
 */
public record SelectorsPage(
        String id,
        String name,
        long version,
        List<String> ofArticles,
        List<String> ofListings,
        Map<String, String> written,
        FormFaults faults,
        boolean listing,
        String url,
        List<String> addresses,
        @Nullable String problem,
        @Nullable Sample sample,
        ConsoleForms forms) {

    public String href() {
        return ConsolePages.source(id);
    }

    public String at(String selector) {
        return Objects.requireNonNullElse(written.get(selector), "");
    }

    /** Whether there is anything to see of listings at once. */
    public boolean openListings() {
        return listing || ofListings.stream().anyMatch(written::containsKey);
    }

    /**
     * A page: as it came, what is taken of it and what is left.
     *
     * @param markup as text
     * @param markupCut whether there is more of it
     * @param found whether anything is taken
     * @param withheld whether the page asks not to be kept, so that nothing is
     * @param facts what was found beside the text
     * @param leftMore how many lines are not shown
     */
    public record Sample(
            String markup,
            boolean markupCut,
            boolean found,
            boolean withheld,
            @Nullable String language,
            String direction,
            List<Fact> facts,
            List<String> text,
            List<String> left,
            int leftMore) {}

    /**
     * Something that was found.
     *
     * @param words key of its name
     */
    public record Fact(String words, String value) {}
}
