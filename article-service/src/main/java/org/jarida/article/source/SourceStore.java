package org.jarida.article.source;

import java.util.List;
import org.jarida.events.SourceEvent;

/** Where the sources are kept, as their topic tells of them. */
interface SourceStore extends Sources {

    /**
     * Applies events in any order, each as often as it comes: the description of the highest version wins, and a removal
     * holds until a description of a higher version.
     */
    void apply(List<SourceEvent> events);
}
