package org.jarida.moderation.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.Topics;
import org.jarida.events.kafka.TopicReader;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the last record of every image on the verdicts' topic with the store, and publishes the current state again
 * where the record is older: a replica that was paused while it published may have appended an old version last, and
 * compaction would keep it. Harmless on several replicas at once.
 */
@Component
final class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int BATCH = 500;

    private final TopicReader topics;
    private final CaseStore cases;
    private final VerdictPublisher publisher;

    Reconciler(TopicReader topics, CaseStore cases, VerdictPublisher publisher) {
        this.topics = topics;
        this.cases = cases;
        this.publisher = publisher;
    }

    /** One comparison; a failure is logged and the next one tries again. */
    void run() {
        try {
            log.info("{} stale verdicts published again", reconcile());
        } catch (RuntimeException failure) {
            // the edge of an endless loop: nothing is lost by comparing later
            log.warn("topic and store not compared: {}", failure.toString());
        }
    }

    /** How many cases were published again. */
    int reconcile() {
        Map<String, Long> last = new HashMap<>();
        topics.<ImageVerdictEvent>readToEnd(
                Topics.IMAGE_VERDICTS,
                received ->
                        last.put(received.event().imageId(), received.event().version()));
        int mended = 0;
        String after = "";
        while (true) {
            List<Case> batch = cases.decidedAfter(after, BATCH);
            if (batch.isEmpty()) {
                return mended;
            }
            for (Case each : batch) {
                if (last.getOrDefault(each.imageId(), 0L) < each.outbox().published()) {
                    publisher.publishCurrent(each.imageId());
                    mended++;
                }
            }
            after = batch.getLast().imageId();
        }
    }
}
