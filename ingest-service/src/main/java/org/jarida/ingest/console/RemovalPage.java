package org.jarida.ingest.console;

/** The question before a source is removed, as its template reads it. */
public record RemovalPage(String id, String name, ConsoleForms forms) {

    public String href() {
        return ConsolePages.source(id);
    }
}
