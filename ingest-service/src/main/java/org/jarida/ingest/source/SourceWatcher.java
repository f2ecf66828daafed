package org.jarida.ingest.source;

/** Is told of every version of every source, at least once, before it is published; must be harmless when repeated. */
@FunctionalInterface
public interface SourceWatcher {

    void changed(Source source);
}
