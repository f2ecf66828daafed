package org.jarida.ingest.feed;

/** The document is no feed. The message says why in words fit for a health page, without quoting the document. */
public class UnreadableFeedException extends RuntimeException {

    public UnreadableFeedException(String reason) {
        super(reason);
    }
}
