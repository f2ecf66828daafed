package org.jarida.moderation.casefile;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings acts and decisions to cases: read, decide, write where nobody wrote in between, publish. Several replicas may do
 * so at once; who loses a race decides anew on what the winner wrote. Everything may be repeated.
 */
public final class Moderation {

    private static final Logger log = LoggerFactory.getLogger(Moderation.class);

    private final Policy policy;
    private final CaseStore cases;
    private final VoterStore voters;
    private final Muting muting;
    private final VerdictSink verdicts;
    private final VersionFloor floor;
    private final Breaker breaker;
    private final Clock clock;
    private final Counter votes;
    private final Counter severe;
    private final Counter conflicts;

    /** What a decision is made with, and where it goes; the parts that tests replace. */
    public record Parts(
            Policy policy,
            CaseStore cases,
            VoterStore voters,
            Muting muting,
            VerdictSink verdicts,
            VersionFloor floor,
            Breaker breaker) {}

    public Moderation(Parts parts, Clock clock, MeterRegistry meters) {
        this.policy = parts.policy();
        this.cases = parts.cases();
        this.voters = parts.voters();
        this.muting = parts.muting();
        this.verdicts = parts.verdicts();
        this.floor = parts.floor();
        this.breaker = parts.breaker();
        this.clock = clock;
        this.votes = meters.counter("moderation.votes");
        this.severe = meters.counter("moderation.votes.severe");
        this.conflicts = meters.counter("moderation.conflicts");
    }

    /** Must have returned once before the first {@link #handle}. */
    public void prepare() {
        floor.ensure();
    }

    /**
     * Applies readers' acts, in their order for each image, and returns when every verdict that follows, or that an
     * earlier attempt left behind, is published. Throws while the store or the broker is away.
     */
    public void handle(List<ReaderAct> acts) {
        List<Case> pending = apply(acts, policy::decide);
        if (!pending.isEmpty()) {
            verdicts.publish(pending);
        }
    }

    /**
     * Counts readers' acts again that were handled before the store was put back from a backup. Their cases must stand
     * where the topic of verdicts does; nothing is decided.
     */
    public void recall(List<ReaderAct> acts) {
        apply(acts, policy::recall);
    }

    /** What is made of acts: {@link Policy#decide} or {@link Policy#recall}. */
    private interface Deciding {
        Policy.Outcome of(Case before, List<ReaderAct> acts, Circumstances given);
    }

    /** The cases written that have something to publish. */
    private List<Case> apply(List<ReaderAct> acts, Deciding deciding) {
        Map<String, List<ReaderAct>> open = acts.stream()
                .collect(Collectors.groupingBy(ReaderAct::imageId, LinkedHashMap::new, Collectors.toList()));
        Muting.Muted muted = muting.muted();
        List<Case> pending = new ArrayList<>();
        while (!open.isEmpty()) {
            Set<String> lost = attempt(open, pending, deciding, muted.keys());
            conflicts.increment((double) lost.size());
            open.keySet().retainAll(lost);
        }
        stripOfThoseMutedSince(muted, acts);
        return pending;
    }

    /** Whoever was muted after these acts were looked at may have been stripped before their votes were stored. */
    private void stripOfThoseMutedSince(Muting.Muted muted, List<ReaderAct> acts) {
        Set<String> since = muting.muted().addedSince(muted, acts);
        if (!since.isEmpty()) {
            muting.strip(since);
        }
    }

    private Set<String> attempt(
            Map<String, List<ReaderAct>> open, List<Case> pending, Deciding deciding, Set<String> muted) {
        List<Step> steps = decide(open, cases.find(open.keySet()), deciding, muted);
        voters.remember(steps.stream().flatMap(step -> step.voters().stream()).toList());
        Set<String> lost = cases.write(
                steps.stream().filter(Step::changes).map(Step::change).toList());
        for (Step step : steps) {
            if (lost.contains(step.after().imageId())) {
                continue; // is decided anew, and counts then
            }
            votes.increment(Math.max(0, step.votesAdded()));
            severe.increment((double) Math.max(0, policy.alerts(step.after()) - policy.alerts(step.before())));
            if (step.hides()) {
                breaker.hid(step.after().touchedAt());
            }
            if (step.after().isPending()) {
                pending.add(step.after());
            }
        }
        return lost;
    }

    /** What acts make of one case. */
    private record Step(Case before, Case after, List<Voter> voters) {

        boolean changes() {
            return !after.equals(before);
        }

        CaseStore.Change change() {
            return new CaseStore.Change(before.rev(), after);
        }

        boolean hides() {
            return after.state() == CaseState.AUTO_HIDDEN && before.state() != CaseState.AUTO_HIDDEN;
        }

        int votesAdded() {
            return after.ballot().votes().size() - before.ballot().votes().size();
        }
    }

    private List<Step> decide(
            Map<String, List<ReaderAct>> open, Map<String, Case> stored, Deciding deciding, Set<String> muted) {
        Map<String, List<Voter>> known = knownVoters(stored.values(), open);
        Instant now = now();
        Records records = records(open, stored, now);
        List<Step> steps = new ArrayList<>();
        for (var each : open.entrySet()) {
            String imageId = each.getKey();
            Case before = stored.getOrDefault(imageId, Case.of(imageId));
            Voters earlier = new Voters(known.getOrDefault(imageId, List.of()));
            Circumstances given = new Circumstances(earlier, records, muted, isBreakerOpen(steps));
            Policy.Outcome outcome = deciding.of(before, each.getValue(), given);
            Case after = outcome.after();
            steps.add(new Step(before, after.equals(before) ? after : after.stamped(now), outcome.voters()));
        }
        return steps;
    }

    private boolean isBreakerOpen(List<Step> unstored) {
        return policy.isHardened()
                && breaker.isOpen((int) unstored.stream().filter(Step::hides).count());
    }

    private Records records(Map<String, List<ReaderAct>> open, Map<String, Case> stored, Instant now) {
        if (!policy.isHardened()) {
            return Records.NONE;
        }
        Set<String> reporters = new HashSet<>();
        open.forEach((imageId, acts) -> {
            Case before = stored.getOrDefault(imageId, Case.of(imageId));
            acts.stream()
                    .filter(act -> act instanceof Report && Policy.isInTime(act, before))
                    .forEach(report -> reporters.addAll(report.reporterKeys()));
        });
        return Records.of(voters.decidedSince(now.minus(VoterStore.KEPT), reporters));
    }

    /** Voters matter from the second round on, and where a case's own list of withdrawals is full. */
    private Map<String, List<Voter>> knownVoters(Collection<Case> stored, Map<String, List<ReaderAct>> open) {
        Map<String, Set<String>> asked = new HashMap<>();
        for (Case each : stored) {
            if (each.round() > 1 || each.ballot().isFullOfWithdrawals()) {
                asked.put(
                        each.imageId(),
                        open.getOrDefault(each.imageId(), List.of()).stream()
                                .flatMap(act -> act.reporterKeys().stream())
                                .collect(Collectors.toSet()));
            }
        }
        return voters.find(asked).stream().collect(Collectors.groupingBy(Voter::imageId));
    }

    /** What a moderator may decide of an image in a state. */
    public Set<Action> allowed(CaseState state) {
        return Arrays.stream(Action.values())
                .filter(action -> policy.allows(action, state))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
    }

    /** Whether decisions are taken: what the topic knows has been read since this process started. */
    public boolean isReady() {
        return floor.isEnsured();
    }

    /**
     * Applies a moderator's decision where the case is still the one that the moderator saw. It is stored when this
     * returns, and published unless the broker is away: then the relay does it. Never waits for the broker to come back.
     */
    public Ruling decide(String imageId, Action action, long version, String reason, String account) {
        return decide(new Judgement(imageId, action, version, reason, ActorKind.MODERATOR, account, now()));
    }

    /** Shows an image again because an appeal was granted; otherwise as any decision. */
    public Ruling grant(String imageId, long version, String reason, String account) {
        return decide(new Judgement(imageId, Action.RESTORE, version, reason, ActorKind.APPEAL, account, now()));
    }

    private Ruling decide(Judgement judgement) {
        String imageId = judgement.imageId();
        Action action = judgement.action();
        if (!isReady()) {
            return new Ruling.NotReady();
        }
        while (true) {
            Optional<Case> stored = cases.find(imageId);
            if (stored.isEmpty() && action == Action.RESTORE) {
                return new Ruling.Unknown();
            }
            Case before = stored.orElse(Case.of(imageId));
            if (before.version() != judgement.version()) {
                return new Ruling.Stale(before);
            }
            if (!policy.allows(action, before.state())) {
                return new Ruling.NotAllowed(before);
            }
            Policy.Outcome outcome = policy.judge(before, judgement);
            voters.remember(outcome.voters());
            Case after = outcome.after().stamped(judgement.at());
            if (cases.write(List.of(new CaseStore.Change(before.rev(), after))).isEmpty()) {
                publishOrLeave(after);
                return new Ruling.Decided(after);
            }
            conflicts.increment();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void publishOrLeave(Case decided) {
        try {
            verdicts.publish(List.of(decided));
        } catch (RuntimeException away) {
            // whatever it is: the decision is stored with its outbox, and the relay repeats this until it succeeds
            log.warn("verdict {}:{} is left to the relay: {}", decided.imageId(), decided.version(), away.toString());
        }
    }
}
