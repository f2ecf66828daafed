package org.jarida.ingest.feed;

import java.time.Duration;
import java.util.List;
import org.jarida.ingest.charset.CharsetFinding;
import org.jspecify.annotations.Nullable;

/**
 * A feed as its document gives it.
 *
 * @param title plain text, empty when there is none
 * @param link the site's page, absolute
 * @param description plain text
 * @param language as declared, else as the titles show
 * @param refreshInterval how long the feed asks to be left alone ({@code ttl}, {@code sy:updatePeriod})
 * @param hub the WebSub hub it names
 * @param self the address it calls its own
 * @param entries in the order of the document, at most {@link FeedParser#MAX_ENTRIES}
 */
public record ParsedFeed(
        FeedFormat format,
        String title,
        @Nullable String link,
        @Nullable String description,
        @Nullable String language,
        CharsetFinding charset,
        @Nullable Duration refreshInterval,
        @Nullable String hub,
        @Nullable String self,
        List<ParsedEntry> entries) {

    public ParsedFeed {
        entries = List.copyOf(entries);
    }
}
