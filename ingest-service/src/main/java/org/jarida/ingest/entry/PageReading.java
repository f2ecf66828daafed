package org.jarida.ingest.entry;

import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.raw.RawFetch;
import org.jspecify.annotations.Nullable;

/** What came of reading the page of an entry. */
sealed interface PageReading {

    /**
     * The page came.
     *
     * @param article null when none is found on it: the feed's own text stands
     * @param raw to be kept once the entry is stored; null when it is kept already
     */
    record Read(
            @Nullable ExtractedArticle article, @Nullable Raw raw) implements PageReading {}

    /** A page to be kept. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Raw(RawFetch fetch, byte[] body) {}

    /** Our own requests kept its site busy, which says nothing of it: it is to be read another time. */
    record Busy() implements PageReading {}

    /** Its site asks to be left alone for a while (429, or 503 with Retry-After), and is. */
    record LeftAlone() implements PageReading {}

    /** It cannot be had: the feed's own text stands. */
    record Unavailable() implements PageReading {}

    /** It asks not to be indexed or kept: it is not, and no more than an excerpt of the feed's text is shown. */
    record Withheld() implements PageReading {}

    /** Nobody may be asked for it, and it is not kept: if the text was made with it, what is known of the article stands. */
    record NotKept() implements PageReading {}
}
