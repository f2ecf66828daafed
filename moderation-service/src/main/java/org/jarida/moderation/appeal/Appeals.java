package org.jarida.moderation.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.casefile.Ruling;
import org.jarida.moderation.statement.Statement;
import org.jarida.moderation.statement.Statements;

/**
 * Takes appeals and their answers. Against a hide at most one appeal is open, so filing it again changes nothing. An
 * appeal that is granted shows the image again first and is answered then: repeated after a crash in between, it finds
 * the image shown and only answers.
 */
public final class Appeals {

    private final AppealStore appeals;
    private final Statements statements;
    private final Moderation moderation;
    private final CaseStore cases;
    private final Period openFor;
    private final Clock clock;

    Appeals(
            AppealStore appeals,
            Statements statements,
            Moderation moderation,
            CaseStore cases,
            Period openFor,
            Clock clock) {
        this.appeals = appeals;
        this.statements = statements;
        this.moderation = moderation;
        this.cases = cases;
        this.openFor = openFor;
        this.clock = clock;
    }

    /** What became of an answer. */
    public sealed interface Answered {

        record Done(Appeal appeal) implements Answered {}

        record Unknown() implements Answered {}

        /** Somebody has answered it before; their answer stands. */
        record Before(Appeal appeal) implements Answered {}

        /** The case is not the one that the moderator saw. */
        record Stale(Case current) implements Answered {}

        /** The image is shown again, so the hide cannot be upheld. */
        record Ended() implements Answered {}

        /** What the topic knows has not been read since this process started. */
        record NotReady() implements Answered {}
    }

    /** Until when an appeal against a hide may be filed. */
    public Instant deadline(Statement against) {
        return against.hiddenAt().atZone(ZoneOffset.UTC).plus(openFor).toInstant();
    }

    /** Whether one may be filed now, were none open. */
    public boolean isOpen(Statement against) {
        return against.endedAt() == null && clock.instant().isBefore(deadline(against));
    }

    /** Files an appeal where {@link #isOpen} allows; the appeal that is open afterwards, this one or an earlier. */
    public Appeal file(Statement against, String text) {
        while (true) {
            List<Appeal> earlier = appeals.of(against.puid());
            if (!earlier.isEmpty() && earlier.getLast().isOpen()) {
                return earlier.getLast();
            }
            Appeal appeal = new Appeal(against.puid(), earlier.size() + 1, text, now(), null);
            if (appeals.add(appeal)) {
                return appeal;
            }
        }
    }

    public List<Appeal> of(Statement against) {
        return appeals.of(against.puid());
    }

    /** The image stays hidden. */
    public Answered uphold(String id, long version, String reason, String account) {
        return whileOpen(id, appeal -> {
            if (isEnded(appeal)) {
                return new Answered.Ended();
            }
            Case current = cases.find(appeal.puid().imageId())
                    .orElse(Case.of(appeal.puid().imageId()));
            return current.version() == version
                    ? close(appeal, Appeal.Outcome.UPHELD, reason, account)
                    : new Answered.Stale(current);
        });
    }

    /** The image is shown again, unless it is already. */
    public Answered overturn(String id, long version, String reason, String account) {
        return whileOpen(id, appeal -> {
            if (isEnded(appeal)) {
                return close(appeal, Appeal.Outcome.OVERTURNED, reason, account);
            }
            return switch (moderation.grant(appeal.puid().imageId(), version, reason, account)) {
                case Ruling.Decided _ -> close(appeal, Appeal.Outcome.OVERTURNED, reason, account);
                case Ruling.Stale stale -> new Answered.Stale(stale.current());
                case Ruling.NotAllowed refused -> new Answered.Stale(refused.current());
                case Ruling.NotReady _ -> new Answered.NotReady();
                case Ruling.Unknown _ -> new Answered.Unknown();
            };
        });
    }

    private Answered whileOpen(String id, Function<Appeal, Answered> answer) {
        Optional<Appeal> found = appeals.find(id);
        if (found.isEmpty()) {
            return new Answered.Unknown();
        }
        return found.get().isOpen() ? answer.apply(found.get()) : new Answered.Before(found.get());
    }

    /** Whether the image of an appeal is shown again. */
    public boolean isEnded(Appeal appeal) {
        return statements
                .find(appeal.puid())
                .filter(statement -> statement.endedAt() != null)
                .isPresent();
    }

    private Answered close(Appeal appeal, Appeal.Outcome outcome, String reason, String account) {
        Appeal answered = appeal.answered(new Appeal.Answer(outcome, reason, account, now()));
        return appeals.answer(answered)
                ? new Answered.Done(answered)
                : new Answered.Before(appeals.find(appeal.id()).orElse(appeal));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
