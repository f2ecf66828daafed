package org.jarida.ingest.preview;

/** The document holds no article. The message says why, without quoting the document. */
class UnreadableArticleException extends RuntimeException {

    UnreadableArticleException(String reason) {
        super(reason);
    }
}
