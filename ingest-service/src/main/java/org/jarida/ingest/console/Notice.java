package org.jarida.ingest.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form has done, as the page after it says.
 *
 * @param words key of the words, to which the name belongs
 */
public record Notice(String words, String name) {

    /** What can be done. */
    enum Kind {
        POLLED,
        PAUSED,
        RESUMED,
        REPLAYED,
        REPUBLISHED,
        ADDED,
        SAVED,
        REMOVED,
        WITHDRAWN,
        SELECTORS,
        TAKEN_DOWN,
        REINSTATED;

        /** As an address carries it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Nothing when the address names nothing that can be done. */
    static Optional<Notice> of(@Nullable String done, String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.toString().equals(done))
                .findFirst()
                .map(kind -> new Notice("console.done." + kind, name));
    }
}
