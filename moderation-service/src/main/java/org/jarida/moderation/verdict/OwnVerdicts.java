package org.jarida.moderation.verdict;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.Topics;
import org.jarida.events.kafka.TopicReader;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseIndexes;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.VersionFloor;
import org.jarida.moderation.casefile.Voter;
import org.jarida.moderation.casefile.VoterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the service's own verdicts before anything is decided, once in a process's life, so that a store that was emptied
 * or put back from a backup goes on where the topic stands: absent cases are made, older ones raised.
 */
@Component
final class OwnVerdicts implements VersionFloor {

    private static final Logger log = LoggerFactory.getLogger(OwnVerdicts.class);
    private static final int BATCH = 500;

    private final TopicReader topics;
    private final CaseStore cases;
    private final VoterStore voters;
    private final List<CaseIndexes> indexes;
    private final Clock clock;
    private volatile boolean read;

    OwnVerdicts(TopicReader topics, CaseStore cases, VoterStore voters, List<CaseIndexes> indexes, Clock clock) {
        this.topics = topics;
        this.cases = cases;
        this.voters = voters;
        this.indexes = indexes;
        this.clock = clock;
    }

    @Override
    public synchronized void ensure() {
        if (read) {
            return;
        }
        indexes.forEach(CaseIndexes::ensureIndexes);
        raise();
        read = true;
    }

    @Override
    public int raise() {
        Map<String, ImageVerdictEvent> highest = new HashMap<>();
        topics.<ImageVerdictEvent>readToEnd(
                Topics.IMAGE_VERDICTS,
                received -> highest.merge(
                        received.event().imageId(),
                        received.event(),
                        (known, next) -> next.version() > known.version() ? next : known));
        int raised = 0;
        List<String> ids = List.copyOf(highest.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            raised += raise(ids.subList(from, Math.min(from + BATCH, ids.size())), highest);
        }
        log.info("{} verdicts read, {} cases made or raised from them", highest.size(), raised);
        return raised;
    }

    @Override
    public boolean isEnsured() {
        return read;
    }

    private int raise(List<String> imageIds, Map<String, ImageVerdictEvent> verdicts) {
        List<String> open = imageIds;
        int raised = 0;
        while (!open.isEmpty()) {
            Map<String, Case> stored = cases.find(open);
            List<CaseStore.Change> changes = new ArrayList<>();
            List<Voter> closed = new ArrayList<>();
            for (String imageId : open) {
                Case before = stored.getOrDefault(imageId, Case.of(imageId));
                ImageVerdictEvent verdict = verdicts.get(imageId);
                if (verdict != null && verdict.version() > before.version()) {
                    Case after = before.notBelow(verdict);
                    if (after.round() > before.round()) {
                        closed.addAll(before.voters());
                    }
                    changes.add(new CaseStore.Change(
                            before.rev(), after.stamped(clock.instant().truncatedTo(ChronoUnit.MILLIS))));
                }
            }
            voters.remember(closed);
            var lost = cases.write(changes);
            raised += changes.size() - lost.size();
            open = List.copyOf(lost);
        }
        return raised;
    }
}
