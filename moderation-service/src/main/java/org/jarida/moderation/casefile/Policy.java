package org.jarida.moderation.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;

/**
 * The decision model as a pure function: a case and what happened give the case afterwards. Repeating an act changes
 * nothing, so it may be given any number of times, in any batches. Only {@link #judge} makes a hidden image visible.
 */
public final class Policy {

    private final Mode mode;
    private final HidingRule rule;
    private final Duration window;
    private final PolicySettings.Severe severe;

    public Policy(Mode mode, PolicySettings settings) {
        this.mode = mode;
        this.window = settings.window();
        this.severe = settings.severe();
        this.rule = HidingRule.of(mode, settings);
    }

    /**
     * A case afterwards, with the voters that must be stored before it is.
     *
     * @param after equal to the case before when nothing changed
     */
    record Outcome(Case after, List<Voter> voters) {}

    /** Applies readers' acts one after the other. */
    Outcome decide(Case before, List<ReaderAct> acts, Circumstances given) {
        Voters voters = new Voters(List.of());
        Case current = before;
        for (ReaderAct act : acts) {
            if (isOver(act, current, given, voters)) {
                continue;
            }
            current = switch (act) {
                case Report report -> report(current, report, given, voters);
                case Withdrawal withdrawal -> withdrawal(current, withdrawal, voters);
            };
        }
        return new Outcome(current, voters.all());
    }

    /** Whether an act is of a round that is over, or of a reader who has had their say. */
    private static boolean isOver(ReaderAct act, Case current, Circumstances given, Voters voters) {
        int round = current.round();
        return act.roundSeen() < round
                || given.earlier().bar(act.reporterKeys(), round)
                || voters.bar(act.reporterKeys(), round);
    }

    /**
     * Counts acts again that were handled before the store was put back from a backup, on a case that stands where the
     * topic of verdicts does. Decides nothing: that was done then, and published. A report of a round that is over makes its
     * reader a voter of it, taken back or not; one that came no later than the change that hid the image is a vote.
     */
    Outcome recall(Case before, List<ReaderAct> acts, Circumstances given) {
        Voters voters = new Voters(List.of());
        Case current = before;
        for (ReaderAct act : acts) {
            if (act instanceof Report && act.roundSeen() < current.round()) {
                act.reporterKeys()
                        .forEach(key ->
                                voters.add(new Voter(act.imageId(), key, act.roundSeen(), false, act.recordedAt())));
            }
            if (!isOver(act, current, given, voters)) {
                current = recalled(current, act, given, voters);
            }
        }
        return new Outcome(current, voters.all());
    }

    private Case recalled(Case current, ReaderAct act, Circumstances given, Voters voters) {
        boolean inTime = isInTime(act, current);
        return switch (act) {
            case Report report ->
                inTime && !given.mute(report.reporterKeys())
                        ? counted(current, report, given, voters)
                        : late(current, report);
            case Withdrawal withdrawal -> inTime ? withdrawn(current, withdrawal, voters) : current;
        };
    }

    /** Whether an act came no later than the change that hid the image, or it is not hidden. */
    static boolean isInTime(ReaderAct act, Case of) {
        LogEntry last = of.outbox().last();
        return of.state().visible() || (last != null && !act.recordedAt().isAfter(last.at()));
    }

    private Case report(Case current, Report report, Circumstances given, Voters voters) {
        if (!current.state().visible()) {
            return late(current, report);
        }
        if (given.mute(report.reporterKeys())) {
            return current.ballot().hasVoteOf(report.reporterKeys())
                    ? stripped(current, report.reporterKeys(), voters)
                    : late(current, report);
        }
        Case counted = counted(current, report, given, voters);
        return counted.ballot().votes().equals(current.ballot().votes())
                ? counted
                : hiddenOrNot(counted, given.breakerOpen(), report.recordedAt());
    }

    private static Case late(Case current, Report report) {
        Ballot ballot = current.ballot();
        return ballot.isWithdrawn(report.reporterKeys()) || ballot.hasVoteOf(report.reporterKeys())
                ? current
                : current.with(ballot.withLate(), report.recordedAt());
    }

    /** The report among the case's votes, whatever follows from it. */
    private Case counted(Case current, Report report, Circumstances given, Voters voters) {
        Ballot ballot = current.ballot();
        if (ballot.isWithdrawn(report.reporterKeys())) {
            return current;
        }
        boolean known = ballot.hasVoteOf(report.reporterKeys());
        Vote vote = rule.weighed(report, given.records());
        if (!known && !rule.keeps(vote)) {
            return current.with(ballot.withLate(), report.recordedAt());
        }
        if (known || !ballot.isFull()) {
            return current.with(ballot.with(vote), report.recordedAt());
        }
        // one falls out, remembered as a voter of this round; most often in a flood it is the vote at hand
        Vote least = ballot.least(rule.leastFirst());
        boolean hasRoom = rule.leastFirst().compare(vote, least) > 0;
        Vote out = hasRoom ? least : vote;
        out.reporterKeys()
                .forEach(key -> voters.add(new Voter(current.imageId(), key, current.round(), false, out.at())));
        return hasRoom ? current.with(ballot.with(vote, least), report.recordedAt()) : current;
    }

    private Case hiddenOrNot(Case current, boolean breakerOpen, Instant at) {
        if (current.state() == CaseState.LOCKED) {
            return current;
        }
        return rule.reachedBy(current.ballot().votes(), current.standing().restores())
                .map(reached -> ruled(current, reached, breakerOpen, at))
                .orElse(current);
    }

    private Case ruled(Case current, Reached reached, boolean breakerOpen, Instant at) {
        boolean doubted = reached.inBurst() || breakerOpen;
        if (doubted && current.state() == CaseState.SUSPECT) {
            return current;
        }
        String doubt = reached.inBurst() ? Rules.BURST : Rules.BREAKER;
        Standing next = current.standing().moved(doubted ? CaseState.SUSPECT : CaseState.AUTO_HIDDEN);
        var entry = new LogEntry(
                next.version(),
                next.round(),
                next.restores(),
                current.state(),
                next.state(),
                doubted ? doubt : reached.rule(),
                reached.tally(),
                Actor.RULE,
                reason(reached.tally()),
                at);
        return current.with(next, current.ballot(), entry);
    }

    private String reason(Tally tally) {
        return tally.distinct() + " distinct reporters within " + window.toDays() + " days";
    }

    private static Case withdrawal(Case current, Withdrawal withdrawal, Voters voters) {
        return current.state().visible() ? withdrawn(current, withdrawal, voters) : current;
    }

    private static Case withdrawn(Case current, Withdrawal withdrawal, Voters voters) {
        Ballot ballot = current.ballot();
        if (ballot.isWithdrawn(withdrawal.reporterKeys())) {
            return current;
        }
        return withoutVote(current, withdrawal.reporterKeys(), withdrawal.recordedAt(), voters);
    }

    /** A reader's vote taken back, for the rest of this round. */
    private static Case withoutVote(Case current, List<String> reporterKeys, Instant at, Voters voters) {
        Ballot ballot = current.ballot();
        if (ballot.isFullOfWithdrawals()) {
            reporterKeys.forEach(key -> voters.add(new Voter(current.imageId(), key, current.round(), true, at)));
        }
        return current.with(ballot.withdrawnBy(reporterKeys), at);
    }

    /** Takes a muted reporter's vote out of a case that is visible, as if withdrawn; one that is hidden stays as it is. */
    static Outcome strip(Case before, Collection<String> reporterKeys) {
        Voters voters = new Voters(List.of());
        boolean counts = before.state().visible() && before.ballot().hasVoteOf(reporterKeys);
        return new Outcome(counts ? stripped(before, reporterKeys, voters) : before, voters.all());
    }

    private static Case stripped(Case current, Collection<String> reporterKeys, Voters voters) {
        Case left = current;
        for (Vote vote : current.ballot().votes()) {
            if (vote.isOf(reporterKeys)) {
                left = withoutVote(left, vote.reporterKeys(), vote.at(), voters);
            }
        }
        return left;
    }

    /** Whether records of reporters and the breaker play a part. */
    public boolean isHardened() {
        return mode == Mode.HARDENED;
    }

    /** How many votes of a case an operator is to be told of at once. */
    long alerts(Case of) {
        return of.ballot().votes().stream()
                .filter(vote -> vote.weight() >= severe.alertWeight())
                .filter(vote -> severe.reasons().contains(vote.reason()))
                .count();
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
                judgement.by() == ActorKind.APPEAL ? Rules.APPEAL : Rules.MODERATOR,
                Tally.of(votes.size(), votes),
                new Actor(judgement.by(), judgement.account()),
                judgement.reason(),
                judgement.at());
        boolean nextRound = standing.round() > before.round();
        Ballot ballot = nextRound ? before.ballot().closed() : before.ballot();
        boolean decidesVotes = nextRound || (judgement.action() == Action.CONFIRM && isHardened());
        return new Outcome(before.with(standing, ballot, entry), decidesVotes ? before.voters() : List.of());
    }
}
