package org.jarida.ingest.entry;

/** What becomes of an entry of a document. */
enum EntryOutcome {
    /** Counted once more, as what becomes of it, when it is stored. */
    WAITING,
    DISCOVERED,
    REVISED,
    UNCHANGED,
    TOMBSTONED,
    /** Left for the next poll. */
    DEFERRED,
    UNTITLED,
    NOT_DUE,
    /** Left for another day. */
    HELD
}
