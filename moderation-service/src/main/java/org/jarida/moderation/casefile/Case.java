package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jarida.events.CaseState;
import org.jarida.events.ImageVerdictEvent;

/**
 * Everything known of one image: one document, replaced as a whole where its {@code rev} is still the one read.
 *
 * @param rev random, new at every write; what a writer compares to know that nobody wrote in between
 * @param touchedAt time of the latest report or decision; orders lists
 */
public record Case(String imageId, long rev, Standing standing, Ballot ballot, Outbox outbox, Instant touchedAt) {

    /** The case of an image that nobody has reported; not stored as such. */
    public static Case of(String imageId) {
        return new Case(imageId, 0, Standing.NEW, Ballot.EMPTY, Outbox.EMPTY, Instant.EPOCH);
    }

    public CaseState state() {
        return standing.state();
    }

    public long version() {
        return standing.version();
    }

    public int round() {
        return standing.round();
    }

    /** Whether there is a change that the broker has not acknowledged as far as the store knows. */
    public boolean isPending() {
        return version() > outbox.published();
    }

    /** Whoever has a vote in the current round. */
    public List<Voter> voters() {
        return ballot.votes().stream()
                .flatMap(vote ->
                        vote.reporterKeys().stream().map(key -> new Voter(imageId, key, round(), false, vote.at())))
                .toList();
    }

    /**
     * This case at least as far as a verdict that stands on the topic: a store that was emptied or put back from a
     * backup goes on from there, so that no version is ever used twice. Votes of a round that is over are dropped: its
     * {@link #voters} are to be remembered before.
     */
    public Case notBelow(ImageVerdictEvent verdict) {
        if (verdict.version() <= version()) {
            return this;
        }
        Standing known = new Standing(verdict.state(), verdict.version(), verdict.round(), verdict.restores());
        LogEntry last = LogEntry.of(verdict, state());
        Ballot votes = verdict.round() > round() ? ballot.closed() : ballot;
        Outbox published = new Outbox(verdict.version(), List.of(), last, null);
        return new Case(imageId, rev, known, votes, published, later(verdict.at()));
    }

    Case with(Ballot changed, Instant at) {
        return changed.equals(ballot) ? this : new Case(imageId, rev, standing, changed, outbox, later(at));
    }

    Case with(Standing changed, Ballot votes, LogEntry entry) {
        return new Case(imageId, rev, changed, votes, outbox.with(entry), later(entry.at()));
    }

    /** This case as it is to be written: under a new rev, and since when it waits to be published. */
    public Case stamped(Instant now) {
        return new Case(imageId, newRev(), standing, ballot, outbox.stamped(now), touchedAt);
    }

    /** Never 0, which stands for a case that is not stored. */
    static long newRev() {
        long rev = ThreadLocalRandom.current().nextLong();
        return rev == 0 ? 1 : rev;
    }

    private Instant later(Instant at) {
        return at.isAfter(touchedAt) ? at : touchedAt;
    }
}
