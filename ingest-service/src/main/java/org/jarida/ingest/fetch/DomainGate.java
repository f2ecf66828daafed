package org.jarida.ingest.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request at a time to a registrable domain, among all replicas, with a pause after each; those of one replica in
 * the order of asking. A domain that keeps its visitors waiting delays nobody at another.
 */
public final class DomainGate {

    private static final int REMEMBERED = 10_000;

    /** How often another replica's turn is looked at whether it is over. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ConcurrentHashMap<String, Turnstile> turnstiles = new ConcurrentHashMap<>();
    private final Duration patience;
    private final Duration longestStay;
    private final DomainLeases leases;
    private final Clock clock;
    private final String replica = UUID.randomUUID().toString();

    /** @param longestStay after which the other replicas take a turn for given up, by a replica that was killed */
    DomainGate(Duration patience, Duration longestStay, DomainLeases leases, Clock clock) {
        this.patience = patience;
        this.longestStay = longestStay;
        this.leases = leases;
        this.clock = clock;
    }

    /** The registrable domain of a host ({@code news.example.co.uk} has {@code example.co.uk}); a host without one is its own. */
    public static String domainOf(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String domain = EffectiveTldFinder.getAssignedDomain(lower, true);
        return domain == null ? lower : domain;
    }

    /** A stay inside; closing it lets the next one in after the pause. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the turn.
     *
     * @param delay pause between the end of this stay and the next one's beginning
     * @throws BusyException when it did not come within the patience
     */
    Pass enter(String host, Duration delay) throws InterruptedException, BusyException {
        String domain = domainOf(host);
        long deadline = System.nanoTime() + patience.toNanos();
        Turnstile turnstile =
                turnstiles.compute(domain, (_, known) -> (known == null ? new Turnstile() : known).joined());
        boolean inside = false;
        try {
            if (!turnstile.turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new BusyException();
            }
            inside = true;
            turnstile.awaitPause();
            awaitOtherReplicas(domain, deadline);
        } catch (InterruptedException | BusyException | RuntimeException failure) {
            if (inside) {
                turnstile.turn.release();
            }
            leave(domain);
            throw failure;
        }
        return () -> {
            try {
                leases.leave(domain, replica, now().plus(delay));
            } finally {
                turnstile.nextAt = System.nanoTime() + delay.toNanos();
                turnstile.turn.release();
                leave(domain);
            }
        };
    }

    /** One that is only in its pause is awaited to the moment, so that all replicas have the same chance then. */
    private void awaitOtherReplicas(String domain, long deadline) throws InterruptedException, BusyException {
        while (true) {
            Instant now = now();
            Optional<Instant> taken = leases.take(domain, replica, now, now.plus(longestStay));
            if (taken.isEmpty()) {
                return;
            }
            if (System.nanoTime() >= deadline) {
                throw new BusyException();
            }
            Duration left = Duration.between(now, taken.get());
            Duration pause = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
            TimeUnit.MILLISECONDS.sleep(Math.max(1, pause.toMillis()));
        }
    }

    /** As exact as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void leave(String domain) {
        turnstiles.computeIfPresent(domain, (_, known) -> {
            known.waiting--;
            return known.waiting == 0 && turnstiles.size() > REMEMBERED ? null : known;
        });
    }

    /** The turn did not come in time. */
    static final class BusyException extends Exception {}

    private static final class Turnstile {
        private final Semaphore turn = new Semaphore(1, true);
        private volatile long nextAt = System.nanoTime();
        private int waiting;

        Turnstile joined() {
            waiting++;
            return this;
        }

        void awaitPause() throws InterruptedException {
            long pause = nextAt - System.nanoTime();
            if (pause > 0) {
                TimeUnit.NANOSECONDS.sleep(pause);
            }
        }
    }
}
