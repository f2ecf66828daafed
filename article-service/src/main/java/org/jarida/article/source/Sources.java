package org.jarida.article.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sources as they stand now. A change is visible to the next read. */
public interface Sources {

    /** A source, followed or removed; empty for one that this service has not heard of. */
    Optional<Source> find(String sourceId);

    /** Sources by id, one for each id asked: those not heard of are {@link Source#undescribed}. */
    Map<String, Source> describe(Collection<String> sourceIds);

    /** Every source that is followed, by name. */
    List<Source> all();

    /** Ids of those, followed or removed, of whose articles no more than title and link may be shown. */
    Set<String> linkOnly();
}
