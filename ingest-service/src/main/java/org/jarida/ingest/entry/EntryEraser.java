package org.jarida.ingest.entry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jarida.events.ArticleImage;
import org.jarida.ingest.image.StoredImages;
import org.jarida.ingest.raw.RawArchive;

/**
 * Erases what tombstones leave: past revisions, the images of all revisions that no other article shows, hidden ones
 * kept as evidence, and of one that was taken down every document in the archive that holds it. (The archive of a source
 * that goes with its articles goes at once.) The tombstone names what is to be erased until all of it is gone, so erasing may be cut short anywhere
 * and done again by anybody; a sweep on every replica does so.
 */
final class EntryEraser {

    private static final int BATCH = 100;

    private final EntryStore store;
    private final StoredImages storedImages;
    private final RawArchive archive;

    EntryEraser(EntryStore store, StoredImages storedImages, RawArchive archive) {
        this.store = store;
        this.storedImages = storedImages;
        this.archive = archive;
    }

    /** Erases what is left of those who were cut short. */
    void sweep() {
        store.toErase(BATCH).forEach(this::erase);
    }

    /** Erases what this tombstone leaves; nothing happens when all of it is gone, or to an entry that is none. */
    void erase(Entry tombstone) {
        List<String> current = tombstone.toErase();
        if (current == null) {
            return;
        }
        // past revisions name images too: they go after them
        for (String image : imagesOf(tombstone.id(), current)) {
            if (!store.used(image)) {
                storedImages.eraseUnlessHidden(image);
            }
        }
        store.eraseArchive(tombstone.id());
        if (tombstone.state() == EntryState.TAKEN_DOWN) {
            archive.eraseArticle(tombstone.id());
        }
        store.erased(tombstone);
    }

    private Set<String> imagesOf(String id, List<String> current) {
        Set<String> images = new LinkedHashSet<>(current);
        store.archived(id).stream()
                .flatMap(past -> past.content().images().stream())
                .map(ArticleImage::id)
                .forEach(images::add);
        return images;
    }
}
