package org.jarida.article.source;

import java.util.List;
import org.jarida.events.SourceEvent;

/** Where the sources are kept, as their topic tells of them. */
interface SourceStore extends Sources {

    /**
     * Applies events in any order, each as often as it comes: the event of the highest version is the whole state of its
     * source, a removal too.
     */
    void apply(List<SourceEvent> events);
}
