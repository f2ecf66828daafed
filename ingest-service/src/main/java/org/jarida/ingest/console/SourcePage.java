package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source, as its template reads it.
 *
 * @param state key of its words
 * @param tone how they look
 * @param version that the form was made from
 * @param documents of its feeds that are kept, the latest first
 * @param replay how the last replay goes or went, in words; null when there was none
 */
public record SourcePage(
        String id,
        String name,
        String state,
        String tone,
        boolean paused,
        long version,
        int selectors,
        SourceForm form,
        FormFaults faults,
        List<Feed> feeds,
        List<Document> documents,
        @Nullable String replay,
        ConsoleForms forms,
        @Nullable Notice notice) {

    public String href() {
        return ConsolePages.source(id);
    }

    /**
     * How a feed does.
     *
     * @param kind key of its words
     * @param perDay entries lately
     * @param charset null before its first document
     * @param robots key of its words; null when it was not asked yet
     * @param formerUrls before its server moved it
     */
    public record Feed(
            String url,
            String kind,
            @Nullable Moment lastPoll,
            @Nullable Moment lastSuccess,
            @Nullable Moment nextPoll,
            double perDay,
            @Nullable String charset,
            @Nullable String robots,
            List<String> faults,
            List<String> formerUrls) {}

    /**
     * A document as it came.
     *
     * @param articles how many it holds
     */
    public record Document(Moment at, String address, int articles) {}
}
