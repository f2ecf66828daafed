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
 *
 * <p>So that no answer ever says that a hide is upheld whose image that appeal has shown again, a grant is noted on the
 * appeal before the image is shown, with the version of the case. While the case is at that version and hidden, the image may
 * be shown any moment, and the appeal can only be granted; at any other version that grant has failed for good, since a
 * case never returns to a version.
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

        /** Another moderator has begun to grant it and may be about to show the image. */
        record Granting() implements Answered {}

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
            Appeal appeal = new Appeal(against.puid(), earlier.size() + 1, text, now(), null, null);
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
            Case current = caseOf(appeal);
            if (isEnded(appeal, current)) {
                return Optional.of(new Answered.Ended());
            }
            if (current.version() != version) {
                return Optional.of(new Answered.Stale(current));
            }
            return appeal.isBeingGrantedAt(version)
                    ? Optional.of(new Answered.Granting())
                    : close(appeal, Appeal.Outcome.UPHELD, reason, account);
        });
    }

    /** The image is shown again, unless it is already. */
    public Answered overturn(String id, long version, String reason, String account) {
        return whileOpen(id, appeal -> {
            Case current = caseOf(appeal);
            if (isEnded(appeal, current)) {
                return close(appeal, Appeal.Outcome.OVERTURNED, reason, account);
            }
            if (current.version() != version) {
                return Optional.of(new Answered.Stale(current));
            }
            if (!moderation.isReady()) {
                return Optional.of(new Answered.NotReady());
            }
            Appeal begun = appeal.grantedAt(version);
            return appeals.grant(appeal, begun) ? grant(begun, version, reason, account) : Optional.empty();
        });
    }

    private Optional<Answered> grant(Appeal begun, long version, String reason, String account) {
        return switch (moderation.grant(begun.puid().imageId(), version, reason, account)) {
            case Ruling.Decided _ -> close(begun, Appeal.Outcome.OVERTURNED, reason, account);
            case Ruling.Stale stale -> Optional.of(new Answered.Stale(stale.current()));
            case Ruling.NotAllowed refused -> Optional.of(new Answered.Stale(refused.current()));
            case Ruling.NotReady _ -> Optional.of(new Answered.NotReady());
            case Ruling.Unknown _ -> Optional.of(new Answered.Unknown());
        };
    }

    /** Answers an open appeal; reads it again when it became another one before the answer was stored. */
    private Answered whileOpen(String id, Function<Appeal, Optional<Answered>> answer) {
        while (true) {
            Optional<Appeal> found = appeals.find(id);
            if (found.isEmpty()) {
                return new Answered.Unknown();
            }
            if (!found.get().isOpen()) {
                return new Answered.Before(found.get());
            }
            Optional<Answered> answered = answer.apply(found.get());
            if (answered.isPresent()) {
                return answered.get();
            }
        }
    }

    private Case caseOf(Appeal appeal) {
        String imageId = appeal.puid().imageId();
        return cases.find(imageId).orElse(Case.of(imageId));
    }

    /** The case knows before the history does, which is written when the broker has the verdict. */
    private boolean isEnded(Appeal appeal, Case current) {
        boolean later = current.version() > appeal.puid().version();
        return (later
                        && (current.state().visible()
                                || current.round() > appeal.puid().round()))
                || isEnded(appeal);
    }

    /** Whether the image of an appeal is shown again. */
    public boolean isEnded(Appeal appeal) {
        return statements
                .find(appeal.puid())
                .filter(statement -> statement.endedAt() != null)
                .isPresent();
    }

    /** Empty when it became another one before the answer was stored. */
    private Optional<Answered> close(Appeal appeal, Appeal.Outcome outcome, String reason, String account) {
        Appeal answered = appeal.answered(new Appeal.Answer(outcome, reason, account, now()));
        return appeals.answer(answered) ? Optional.of(new Answered.Done(answered)) : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
