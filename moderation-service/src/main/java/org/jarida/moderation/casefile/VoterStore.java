package org.jarida.moderation.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remembers who has had a say on which image, beyond what the case's document holds. */
public interface VoterStore {

    /** Adds voters; one who is in already stays, with the higher round. */
    void remember(List<Voter> voters);

    /** For each image, those of its voters who have one of the keys. */
    List<Voter> find(Map<String, ? extends Collection<String>> keysByImage);
}
