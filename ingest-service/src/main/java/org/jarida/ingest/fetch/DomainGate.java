package org.jarida.ingest.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one request at a time to a registrable domain, in the order of asking, with a pause after each. A domain that
 * keeps its visitors waiting delays nobody at another.
 */
public final class DomainGate {

    private static final int REMEMBERED = 10_000;

    private final ConcurrentHashMap<String, Turnstile> turnstiles = new ConcurrentHashMap<>();
    private final Duration patience;

    DomainGate(Duration patience) {
        this.patience = patience;
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
        Turnstile turnstile =
                turnstiles.compute(domain, (_, known) -> (known == null ? new Turnstile() : known).joined());
        try {
            if (!turnstile.turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException | BusyException failure) {
            leave(domain);
            throw failure;
        }
        try {
            turnstile.awaitPause();
        } catch (InterruptedException interrupted) {
            turnstile.turn.release();
            leave(domain);
            throw interrupted;
        }
        return () -> {
            turnstile.nextAt = System.nanoTime() + delay.toNanos();
            turnstile.turn.release();
            leave(domain);
        };
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
