package org.jarida.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.SharedReads;
import org.jarida.gateway.upstream.UpstreamResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * A service's stream as long as somebody listens to it. When it breaks off, it goes on where it was at another replica,
 * and nobody who listens notices; what is told meanwhile is a beat. Listeners are told ten in ten milliseconds: if all were
 * told at once, whoever asks for a page just then would wait for them all, and ten threads cost little more to wake than one.
 */
final class LiveStream implements Runnable {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    private static final String BEGINNING = "ready";
    private static final byte[] BEAT = ":\n\n".getBytes(UTF_8);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofMillis(10);
    private static final int TOLD_IN_A_TURN = 10;
    private static final int OK = 200;

    private final SharedReads reads;
    private final Route route;
    private final CompletableFuture<LiveMessage> beginning = new CompletableFuture<>();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LiveMessage latest;
    private volatile boolean over;

    LiveStream(SharedReads reads, Route route) {
        this.reads = reads;
        this.route = route;
    }

    void add(Listener listener) {
        listeners.add(listener);
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Whether nothing will come of it any more. */
    boolean isOver() {
        return over;
    }

    /**
     * The latest message, after which a new listener goes on; waits for the first.
     *
     * @throws ProblemException when the service is away
     */
    LiveMessage latest() throws InterruptedException {
        LiveMessage now = latest;
        if (now != null) {
            return now;
        }
        try {
            return beginning.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ProblemException problem ? problem : away();
        } catch (TimeoutException late) {
            throw new ProblemException(ProblemType.TIMEOUT, "The headlines take too long. Try again in a moment.");
        }
    }

    /** Reads until it is interrupted, or until the service turns out to be away before there is anything to go on with. */
    @Override
    public void run() {
        try {
            boolean broken = false;
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    follow();
                    broken = false;
                } catch (IOException | ProblemException failure) {
                    if (latest == null) {
                        beginning.completeExceptionally(failure);
                        return;
                    }
                    if (!broken) {
                        log.warn("the stream of live headlines broke off: {}", failure.toString());
                    }
                    broken = true;
                }
                append(null, BEAT);
                Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE.toMillis()));
            }
        } catch (InterruptedException nobodyListens) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
            beginning.completeExceptionally(away());
            LiveMessage last = latest;
            if (last != null) {
                last.end();
            }
        }
    }

    private void follow() throws IOException {
        HttpHeaders headers = new HttpHeaders();
        LiveMessage last = latest;
        if (last != null) {
            headers.set(LAST_EVENT_ID, last.id());
        }
        UpstreamResponse answer = reads.open(route, "", headers);
        try {
            if (answer.statusCode().value() != OK) {
                throw away();
            }
            EventStream stream = new EventStream(answer.body());
            for (EventStream.Block block = stream.next(); block != null; block = stream.next()) {
                if (latest == null || !BEGINNING.equals(block.name())) {
                    append(block.id(), block.text().getBytes(UTF_8));
                }
            }
        } finally {
            answer.drop();
        }
    }

    /** A block without an id is told, but is no place to go on from; nothing begins with one. */
    private void append(@Nullable String id, byte[] text) {
        LiveMessage before = latest;
        String place = id == null && before != null ? before.id() : id;
        if (place == null) {
            return;
        }
        LiveMessage message = new LiveMessage(place, text);
        latest = message;
        if (before == null) {
            beginning.complete(message);
            Thread.ofVirtual().name("live-stream-turns").start(() -> giveTurns(message));
        } else {
            before.continueWith(message);
        }
    }

    /** Until nothing comes any more. A round that began before the latest message is followed by another. */
    private void giveTurns(LiveMessage beginning) {
        try {
            LiveMessage heard = beginning;
            while (true) {
                LiveMessage next = heard.awaitNext();
                for (; next != null; next = heard.next()) {
                    heard = next;
                }
                int woken = 0;
                for (Listener each : listeners) {
                    if (woken++ % TOLD_IN_A_TURN == 0) {
                        Thread.sleep(TURN);
                    }
                    each.wake();
                }
            }
        } catch (CancellationException over) {
            listeners.forEach(Listener::wake);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ProblemException away() {
        return new ProblemException(ProblemType.UNAVAILABLE, "The headlines are away. Try again in a moment.")
                .header(HttpHeaders.RETRY_AFTER, "3");
    }
}
