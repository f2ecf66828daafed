package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as just read, before it is known which article it is.
 *
 * @param inputHash of everything that the text is made from, the source's settings included
 * @param textHash of what the source itself wrote: a change of it is an edit
 * @param readAt when the newspaper was asked for it
 * @param readFrom the feed that it came in; null when that does not matter
 * @param page what its page gave
 */
record EntryDraft(
        EntryText text,
        List<EntryImage> images,
        String inputHash,
        String textHash,
        Instant readAt,
        @Nullable String readFrom,
        PageUse page) {

    EntryDraft {
        images = List.copyOf(images);
    }

    EntryDraft from(String feedId) {
        return new EntryDraft(text, images, inputHash, textHash, readAt, feedId, page);
    }
}
