package org.jarida.moderation.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.events.ReportReason;
import org.jspecify.annotations.Nullable;

/**
 * Takes a bad-faith reporter's votes back, everywhere and from then on. First the reporter is muted, then the votes are
 * taken out of every case that is not hidden, so that whoever stores one meanwhile can see afterwards that it must go:
 * {@link Moderation} looks again after each write. A hidden image stays hidden, with its votes, until a person decides.
 */
public final class Muting {

    private static final int BATCH = 200;

    /** How long keys that are forgotten by then, or whose muter died before saying so, may go unnoticed. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final CaseStore cases;
    private final VoterStore voters;
    private final MuteStore mutes;
    private final Clock clock;
    private volatile @Nullable Muted known;

    Muting(CaseStore cases, VoterStore voters, MuteStore mutes, Clock clock) {
        this.cases = cases;
        this.voters = voters;
        this.mutes = mutes;
        this.clock = clock;
    }

    /**
     * The reporters of a case's current round, in the order of their votes, then those who were muted on it and whose votes
     * it has no more.
     */
    public List<Reporter> reportersOf(Case of) {
        Map<String, Vote> votes = new LinkedHashMap<>();
        of.ballot().votes().forEach(vote -> votes.put(Reporter.handle(of.imageId(), vote), vote));
        Map<String, Set<String>> gone = mutes.mutedOn(of.imageId());
        gone.keySet().removeAll(votes.keySet());
        List<String> keys = Stream.concat(votes.values().stream().map(Vote::reporterKeys), gone.values().stream())
                .flatMap(Collection::stream)
                .toList();
        Records records = Records.of(voters.decidedSince(clock.instant().minus(VoterStore.KEPT), keys));
        Set<String> muted = muted().keys();
        List<Reporter> reporters = new ArrayList<>();
        votes.forEach((handle, vote) ->
                reporters.add(reporter(handle, vote.reason(), records.of(vote.reporterKeys()), vote.isOf(muted))));
        gone.forEach((handle, theirs) -> reporters.add(reporter(handle, null, records.of(theirs), true)));
        return reporters;
    }

    private static Reporter reporter(
            String handle, @Nullable ReportReason reason, List<DecidedVote> decided, boolean muted) {
        long agreed = decided.stream().filter(DecidedVote::agreed).count();
        return new Reporter(handle, reason, agreed, decided.size() - agreed, muted);
    }

    /**
     * Mutes a reporter and takes the votes back. May be repeated.
     *
     * @return from how many cases; empty when the case's current round has no such reporter
     */
    public OptionalInt mute(String imageId, String handle) {
        Optional<Vote> named = voteOf(imageId, handle);
        if (named.isEmpty()) {
            return OptionalInt.empty();
        }
        List<String> keys = named.get().reporterKeys();
        mutes.mute(keys, new MuteStore.Origin(imageId, handle), now());
        return OptionalInt.of(strip(keys));
    }

    /**
     * Lets a reporter's later reports count again; those that were taken back stay so. May be repeated.
     *
     * @return whether the case has such a reporter, or one was muted on it
     */
    public boolean unmute(String imageId, String handle) {
        Set<String> keys = new TreeSet<>(mutes.mutedOn(imageId).getOrDefault(handle, Set.of()));
        voteOf(imageId, handle).ifPresent(vote -> keys.addAll(vote.reporterKeys()));
        if (!keys.isEmpty()) {
            mutes.unmute(keys);
        }
        return !keys.isEmpty();
    }

    private Optional<Vote> voteOf(String imageId, String handle) {
        return cases.find(imageId).stream()
                .flatMap(found -> found.ballot().votes().stream())
                .filter(vote -> Reporter.handle(imageId, vote).equals(handle))
                .findFirst();
    }

    /** Every muted key as of now; costs one look at the store unless somebody was muted since the last. */
    Muted muted() {
        Instant now = clock.instant();
        long changes = mutes.changes();
        Muted last = known;
        if (last == null
                || last.changes() != changes
                || last.readAt().plus(GOOD_FOR).isBefore(now)) {
            last = new Muted(changes, mutes.all(), now);
            known = last;
        }
        return last;
    }

    /**
     * The muted at a time.
     *
     * @param changes read before {@code keys}, which hold at least what that many changes left
     */
    record Muted(long changes, Set<String> keys, Instant readAt) {

        /** Whose acts are among these and who were not muted then. */
        Set<String> addedSince(Muted then, Collection<ReaderAct> acts) {
            if (changes == then.changes()) {
                return Set.of();
            }
            Set<String> added = acts.stream()
                    .filter(Report.class::isInstance)
                    .flatMap(report -> report.reporterKeys().stream())
                    .filter(keys::contains)
                    .collect(Collectors.toSet());
            added.removeAll(then.keys());
            return added;
        }
    }

    /** Takes every vote under one of these keys back; from how many cases. */
    int strip(Collection<String> keys) {
        Set<String> found = cases.visibleWithVoteOf(keys);
        List<String> open = List.copyOf(found);
        while (!open.isEmpty()) {
            List<String> batch = open.subList(0, Math.min(BATCH, open.size()));
            List<String> again = new ArrayList<>(open.subList(batch.size(), open.size()));
            again.addAll(strip(batch, keys));
            open = again;
        }
        return found.size();
    }

    /** Those of some images whose case somebody else wrote first. */
    private Set<String> strip(List<String> imageIds, Collection<String> keys) {
        Map<String, Case> found = cases.find(imageIds);
        List<Voter> withdrawn = new ArrayList<>();
        List<CaseStore.Change> changes = new ArrayList<>();
        for (Case before : found.values()) {
            Policy.Outcome outcome = Policy.strip(before, keys);
            if (!outcome.after().equals(before)) {
                withdrawn.addAll(outcome.voters());
                changes.add(new CaseStore.Change(before.rev(), outcome.after().stamped(now())));
            }
        }
        voters.remember(withdrawn);
        return cases.write(changes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
