package org.jarida.article.article;

import java.util.List;
import org.jarida.article.RunningService;
import org.jarida.events.EntryEvent;

/** Puts entries into a service's store past the broker. */
public final class EntriesInStore {

    private EntriesInStore() {}

    public static void file(RunningService service, EntryEvent entry) {
        service.bean(ArticleStore.class).write(List.of(Filing.of(null, List.of(entry), Entries.SEEN)));
    }
}
