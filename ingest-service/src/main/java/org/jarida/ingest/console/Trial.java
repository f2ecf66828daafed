package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source would bring, as templates read it.
 *
 * @param complete whether there was time for all of it
 */
public record Trial(boolean complete, List<Feed> feeds) {

    /** Whether anything would come at all. */
    public boolean any() {
        return feeds.stream().anyMatch(feed -> !feed.articles().isEmpty());
    }

    /**
     * One address tried.
     *
     * @param kind key of its words
     * @param problem in words; null when there is none
     */
    public record Feed(
            String url,
            String kind,
            @Nullable String problem,
            int entries,
            @Nullable Moment newest,
            List<Article> articles) {}

    /**
     * An article as it would be.
     *
     * @param href null when it has no address that can be followed
     * @param text in its paragraphs
     * @param images how many
     */
    public record Article(
            @Nullable String href,
            String title,
            String language,
            String direction,
            String byline,
            String summary,
            List<String> text,
            int images,
            boolean pageRead) {}
}
