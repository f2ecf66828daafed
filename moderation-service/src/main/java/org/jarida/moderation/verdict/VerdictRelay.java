package org.jarida.moderation.verdict;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.VersionFloor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes verdicts that whoever decided them did not: killed in between, or the broker was away. Runs on every replica
 * without a leader, since publishing twice is harmless, and never gives up.
 *
 * <p>Gauges {@code moderation.verdicts.pending.age} (seconds since the oldest unpublished verdict was stored; page on more
 * than 60) and {@code moderation.cases.unpublished}, both as of the last look.
 */
@Component
final class VerdictRelay {

    private static final Logger log = LoggerFactory.getLogger(VerdictRelay.class);

    private final CaseStore cases;
    private final VerdictPublisher publisher;
    private final VersionFloor floor;
    private final VerdictSettings settings;
    private final Clock clock;
    private volatile CaseStore.Backlog backlog = new CaseStore.Backlog(0, null);

    VerdictRelay(
            CaseStore cases,
            VerdictPublisher publisher,
            VersionFloor floor,
            VerdictSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.cases = cases;
        this.publisher = publisher;
        this.floor = floor;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("moderation.verdicts.pending.age", this, VerdictRelay::ageOfOldest)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("moderation.cases.unpublished", this, relay -> relay.backlog.cases())
                .register(meters);
    }

    private double ageOfOldest() {
        Instant oldest = backlog.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    /**
     * One look; a failure is logged and the next look tries again. The first one reads the service's own verdicts, so
     * that moderators can decide before any report has come.
     */
    void run() {
        try {
            floor.ensure();
            backlog = cases.backlog();
            if (backlog.cases() > 0) {
                List<Case> pending = cases.pending(clock.instant().minus(settings.relayAfter()), settings.relayBatch());
                if (!pending.isEmpty()) {
                    publisher.publish(pending);
                    log.info("{} cases' verdicts relayed", pending.size());
                }
            }
        } catch (RuntimeException failure) {
            // the edge of an endless loop: whatever it was, the outboxes still hold everything
            log.warn("verdicts not relayed yet: {}", failure.toString());
        }
    }
}
