package org.jarida.events;

/** Something that happened. The record is the whole body of its message; its {@link #key()} is the message key. */
public sealed interface Event permits SourceEvent, EntryEvent, ArticleEvent, ImageReportEvent, ImageVerdictEvent {

    /** The message key: the thing whose events must keep their order. */
    String key();

    /**
     * What makes this event different from the others of its key, stable over retries: CloudEvents' {@code id} is made
     * of it, so that a repeated publication carries the same id.
     */
    String id();
}
