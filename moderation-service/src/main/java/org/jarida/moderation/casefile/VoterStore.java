package org.jarida.moderation.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remembers who has had a say on which image, beyond what the case's document holds. */
public interface VoterStore {

    /** How long a voter is remembered after the vote. */
    Duration KEPT = Duration.ofDays(90);

    /** Adds voters; one who is in already stays, with the higher round. */
    void remember(List<Voter> voters);

    /** For each image, those of its voters who have one of the keys. */
    List<Voter> find(Map<String, ? extends Collection<String>> keysByImage);

    /**
     * Notes for an image's voters of a round, but those who took their vote back, how their votes were decided. The first
     * agreement stands until a disagreement, which is final.
     */
    void decided(String imageId, int round, boolean agreed, Instant at);

    /** Every vote under one of these keys that was decided since a time. */
    List<DecidedVote> decidedSince(Instant since, Collection<String> keys);
}
