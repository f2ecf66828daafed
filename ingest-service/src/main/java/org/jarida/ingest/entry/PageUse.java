package org.jarida.ingest.entry;

/** What an article's page gave to its text. */
public enum PageUse {
    /** Nothing: it was not wanted, or could not be had. */
    NONE,
    READ,
    /** Its wish not to be kept: no more than an excerpt is shown. */
    WITHHELD
}
