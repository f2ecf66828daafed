package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.function.Predicate;
import org.jarida.ingest.source.Source;

/**
 * A document of a feed, as far as its entries do not say it themselves.
 *
 * @param readAt when the newspaper was asked for it
 * @param again whether it comes from the archive: its articles are made anew, and nobody is asked
 * @param due asked once for each of its articles, whether it is to be taken from it
 */
record FeedDocument(Source source, String feedId, Instant readAt, boolean again, Predicate<String> due) {

    /** Whether the text of an article is made from what another feed gives. */
    boolean isAnothers(Entry entry) {
        return entry.readFrom() != null && !entry.readFrom().equals(feedId);
    }

    /** Whether the text of an article is made from something later. */
    boolean isBefore(Entry entry) {
        return entry.readAt() != null && entry.readAt().isAfter(readAt);
    }
}
