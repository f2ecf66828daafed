package org.jarida.moderation.verdict;

import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.moderation.casefile.LogEntry;

/** A state change as the verdict that the world sees of it: without counts and names. */
final class VerdictEvents {

    private VerdictEvents() {}

    static ImageVerdictEvent of(String imageId, LogEntry entry) {
        return entry.to().visible()
                ? new ImageRestored(
                        imageId,
                        true,
                        entry.to(),
                        entry.version(),
                        entry.round(),
                        entry.restores(),
                        entry.rule(),
                        entry.actor().kind(),
                        entry.reason(),
                        entry.at())
                : new ImageHidden(
                        imageId,
                        false,
                        entry.to(),
                        entry.version(),
                        entry.round(),
                        entry.restores(),
                        entry.rule(),
                        entry.actor().kind(),
                        entry.reason(),
                        entry.at());
    }
}
