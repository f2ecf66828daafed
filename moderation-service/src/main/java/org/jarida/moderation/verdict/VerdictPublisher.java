package org.jarida.moderation.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Credits;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.VerdictSink;
import org.springframework.stereotype.Component;

/**
 * Publishes what stands in cases' outboxes: to the topic, into the history and reporters' records, then off the outbox. A failure between any
 * two leaves the outbox as it was, and everything may be repeated. When another replica has meanwhile published a later
 * version, ours may have become the last record of the topic: the current state is then published again.
 */
@Component
final class VerdictPublisher implements VerdictSink {

    private final EventPublisher events;
    private final CaseStore cases;
    private final HistoryStore history;
    private final Credits credits;

    VerdictPublisher(EventPublisher events, CaseStore cases, HistoryStore history, Credits credits) {
        this.events = events;
        this.cases = cases;
        this.history = history;
        this.credits = credits;
    }

    @Override
    public void publish(List<Case> pending) {
        List<ImageVerdictEvent> verdicts = new ArrayList<>();
        Map<String, List<LogEntry>> published = new LinkedHashMap<>();
        Map<String, Long> versions = new LinkedHashMap<>();
        for (Case each : pending) {
            List<LogEntry> log = each.outbox().log();
            log.forEach(entry -> verdicts.add(VerdictEvents.of(each.imageId(), entry)));
            if (!log.isEmpty()) {
                published.put(each.imageId(), log);
                versions.put(each.imageId(), log.getLast().version());
            }
        }
        events.publishAll(verdicts);
        file(published);
        if (!cases.markPublished(versions)) {
            versions.forEach(this::settle);
        }
    }

    /** Publishes the state that a case has now, whatever its outbox says. */
    void publishCurrent(String imageId) {
        Optional<Long> version = sendCurrent(imageId);
        version.ifPresent(sent -> settle(imageId, sent));
    }

    private void settle(String imageId, long acknowledged) {
        long sent = acknowledged;
        while (cases.markPublished(imageId, sent) > sent) {
            Optional<Long> current = sendCurrent(imageId);
            if (current.isEmpty()) {
                return;
            }
            sent = current.get();
        }
    }

    private void file(Map<String, List<LogEntry>> published) {
        history.add(published);
        published.forEach(credits::add);
    }

    /** Sends the outbox, or when it is empty the latest state; the version sent last. */
    private Optional<Long> sendCurrent(String imageId) {
        Optional<Case> stored = cases.find(imageId);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        List<LogEntry> log = stored.get().outbox().log();
        LogEntry last = stored.get().outbox().last();
        if (last == null) {
            return Optional.empty();
        }
        List<LogEntry> entries = log.isEmpty() ? List.of(last) : log;
        events.publishAll(
                entries.stream().map(entry -> VerdictEvents.of(imageId, entry)).toList());
        file(Map.of(imageId, log));
        return Optional.of(last.version());
    }
}
