package org.jarida.article.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sources of a test that asks for one at a time only; whatever else is asked fails it. */
public abstract class SourcesById implements Sources {

    @Override
    public final Map<String, Source> describe(Collection<String> sourceIds) {
        throw new UnsupportedOperationException("one source at a time");
    }

    @Override
    public final List<Source> all() {
        throw new UnsupportedOperationException("one source at a time");
    }

    @Override
    public final Set<String> linkOnly() {
        throw new UnsupportedOperationException("one source at a time");
    }
}
