package org.jarida.ingest.entry;

import java.util.List;

/**
 * An entry as just read, before it is known which article it is.
 *
 * @param inputHash of everything that the text is made from, the source's settings included
 * @param textHash of what the source itself wrote: a change of it is an edit
 */
record EntryDraft(EntryText text, List<EntryImage> images, String inputHash, String textHash) {

    EntryDraft {
        images = List.copyOf(images);
    }
}
