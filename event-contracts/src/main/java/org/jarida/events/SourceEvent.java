package org.jarida.events;

/**
 * What happened to a source, with all there is to know of it. Key: source id. Only a higher {@link #version()} than the
 * one known is current.
 */
public sealed interface SourceEvent extends Event permits SourceChanged, SourceRemoved {

    String sourceId();

    /** Counts the changes of this source from 1; goes on after a removal. */
    long version();

    SourceDescription description();

    @Override
    default String key() {
        return sourceId();
    }

    @Override
    default String id() {
        return sourceId() + ":" + version();
    }
}
