package org.jarida.ingest.entry;

import java.util.stream.Stream;
import org.jarida.ingest.feed.ParsedEntry;

/** How much a document gives of an article, the least first. The mark of each stands before the hash of what it gave. */
enum Gives {
    ADDRESS("a:"),
    TITLE("t:"),
    SUMMARY("s:"),
    TEXT("");

    private final String mark;

    Gives(String mark) {
        this.mark = mark;
    }

    static Gives of(ParsedEntry entry) {
        if (EntryComposer.fullest(entry).isBlank()) {
            return entry.title().isBlank() ? ADDRESS : TITLE;
        }
        return entry.contentDeclared() ? TEXT : SUMMARY;
    }

    static Gives marked(String inputHash) {
        return Stream.of(ADDRESS, TITLE, SUMMARY)
                .filter(gives -> inputHash.startsWith(gives.mark))
                .findFirst()
                .orElse(TEXT);
    }

    String mark() {
        return mark;
    }

    /** Whether there is no text, so that the time of a change must stand for it. */
    boolean noText() {
        return compareTo(SUMMARY) < 0;
    }
}
