package org.jarida.moderation.casefile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;

/**
 * The decision model as a pure function: a case and what happened give the case afterwards. Repeating an act changes
 * nothing, so it may be given any number of times, in any batches. Only {@link #judge} makes a hidden image visible.
 */
public final class Policy {

    private final HidingRule rule;
    private final Duration window;

    public Policy(Mode mode, PolicySettings settings) {
        this.window = settings.window();
        this.rule = HidingRule.of(mode, settings);
    }

    /**
     * A case afterwards, with the voters that must be stored before it is.
     *
     * @param after equal to the case before when nothing changed
     */
    record Outcome(Case after, List<Voter> voters) {}

    /**
     * Applies readers' acts one after the other.
     *
     * @param earlier those among the acts' readers who have had a say already; must hold every one that is stored
     */
    Outcome decide(Case before, List<ReaderAct> acts, Voters earlier) {
        List<Voter> voters = new ArrayList<>();
        Case current = before;
        for (ReaderAct act : acts) {
            if (act.roundSeen() < current.round() || earlier.bar(act.reporterKeys(), current.round())) {
                continue;
            }
            current = switch (act) {
                case Report report -> report(current, report, voters);
                case Withdrawal withdrawal -> withdrawal(current, withdrawal, voters);
            };
        }
        return new Outcome(current, voters);
    }

    private Case report(Case current, Report report, List<Voter> voters) {
        Ballot ballot = current.ballot();
        if (ballot.isWithdrawn(report.reporterKeys())) {
            return current;
        }
        if (!current.state().visible()) {
            return ballot.hasVoteOf(report.reporterKeys())
                    ? current
                    : current.with(ballot.withLate(), report.recordedAt());
        }
        if (!rule.keeps(report) && !ballot.hasVoteOf(report.reporterKeys())) {
            return current.with(ballot.withLate(), report.recordedAt());
        }
        Ballot counted = ballot.with(Vote.of(report));
        if (counted.equals(ballot)) {
            return current;
        }
        return hiddenOrNot(current.with(bounded(current, counted, voters), report.recordedAt()), report);
    }

    /** Keeps a ballot within its limit; who falls out is remembered as a voter of this round. */
    private Ballot bounded(Case current, Ballot counted, List<Voter> voters) {
        if (counted.votes().size() <= Ballot.LIMIT) {
            return counted;
        }
        Vote least = counted.votes().stream().min(rule.leastFirst()).orElseThrow();
        least.reporterKeys()
                .forEach(key -> voters.add(new Voter(current.imageId(), key, current.round(), false, least.at())));
        return counted.without(least);
    }

    private Case hiddenOrNot(Case current, Report deciding) {
        if (current.state() == CaseState.LOCKED) {
            return current;
        }
        Optional<Tally> reached =
                rule.reachedBy(current.ballot().votes(), current.standing().restores());
        return reached.map(tally -> {
                    Standing hidden = current.standing().moved(CaseState.AUTO_HIDDEN);
                    var entry = new LogEntry(
                            hidden.version(),
                            hidden.round(),
                            hidden.restores(),
                            current.state(),
                            hidden.state(),
                            rule.name(),
                            tally,
                            Actor.RULE,
                            reason(tally),
                            deciding.recordedAt());
                    return current.with(hidden, current.ballot(), entry);
                })
                .orElse(current);
    }

    private String reason(Tally tally) {
        return tally.distinct() + " distinct reporters within " + window.toDays() + " days";
    }

    private static Case withdrawal(Case current, Withdrawal withdrawal, List<Voter> voters) {
        Ballot ballot = current.ballot();
        if (!current.state().visible() || ballot.isWithdrawn(withdrawal.reporterKeys())) {
            return current;
        }
        if (ballot.isFullOfWithdrawals()) {
            withdrawal
                    .reporterKeys()
                    .forEach(key -> voters.add(
                            new Voter(current.imageId(), key, current.round(), true, withdrawal.recordedAt())));
        }
        return current.with(ballot.withdrawnBy(withdrawal.reporterKeys()), withdrawal.recordedAt());
    }

    /** Whether the table of transitions has a line for an action in a state. */
    boolean allows(Action action, CaseState state) {
        return action != Action.RESTORE || !state.visible() || state == CaseState.SUSPECT;
    }

    /** Applies a moderator's decision that {@link #allows} allows. */
    Outcome judge(Case before, Judgement judgement) {
        Standing standing = switch (judgement.action()) {
            case CONFIRM -> before.standing().moved(CaseState.CONFIRMED);
            case LOCK -> before.standing().moved(CaseState.LOCKED);
            case LEGAL -> before.standing().moved(CaseState.LEGAL);
            case RESTORE -> before.standing().restored();
        };
        List<Vote> votes = before.ballot().votes();
        var entry = new LogEntry(
                standing.version(),
                standing.round(),
                standing.restores(),
                before.state(),
                standing.state(),
                Rules.MODERATOR,
                new Tally(votes.size(), votes.size(), Networks.of(votes).size()),
                new Actor(ActorKind.MODERATOR, judgement.account()),
                judgement.reason(),
                judgement.at());
        boolean nextRound = standing.round() > before.round();
        Ballot ballot = nextRound ? before.ballot().closed() : before.ballot();
        return new Outcome(before.with(standing, ballot, entry), nextRound ? votersOf(before) : List.of());
    }

    private static List<Voter> votersOf(Case before) {
        return before.ballot().votes().stream()
                .flatMap(vote -> vote.reporterKeys().stream()
                        .map(key -> new Voter(before.imageId(), key, before.round(), false, vote.at())))
                .toList();
    }
}
