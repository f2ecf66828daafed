package org.jarida.ingest.entry;

/** Where an entry stands. */
public enum EntryState {
    /** Its text is current. */
    ACTIVE,
    /** A tombstone: withdrawn with its source or by it. Never comes back by itself. */
    WITHDRAWN,
    /** A tombstone: taken down by an editor. Never comes back by itself. */
    TAKEN_DOWN,
    /** A lifted tombstone: comes back as soon as a feed carries it. */
    AWAITED;

    boolean tombstone() {
        return this == WITHDRAWN || this == TAKEN_DOWN;
    }
}
