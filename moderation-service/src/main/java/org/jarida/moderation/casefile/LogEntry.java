package org.jarida.moderation.casefile;

import java.time.Instant;
import org.jarida.events.CaseState;
import org.jarida.events.ImageVerdictEvent;
import org.jspecify.annotations.Nullable;

/**
 * One state change of a case: until it is published part of the case's outbox, afterwards of its history.
 *
 * @param round of the case after the change
 * @param restores of the case after the change
 * @param rule that decided, as a stable word of {@link Rules}
 * @param reason a moderator's words, or the rule's
 */
public record LogEntry(
        long version,
        int round,
        int restores,
        CaseState from,
        CaseState to,
        String rule,
        Tally tally,
        Actor actor,
        @Nullable String reason,
        Instant at) {

    /** A change as far as its verdict tells it: without counts, and without a moderator's account. */
    public static LogEntry of(ImageVerdictEvent verdict, CaseState from) {
        return new LogEntry(
                verdict.version(),
                verdict.round(),
                verdict.restores(),
                from,
                verdict.state(),
                verdict.rule(),
                Tally.NONE,
                new Actor(verdict.actor(), null),
                verdict.reason(),
                verdict.at());
    }

    LogEntry nameless() {
        return new LogEntry(version, round, restores, from, to, rule, tally, actor.nameless(), reason, at);
    }
}
