package org.jarida.ingest.image;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.image.ImageStore.Memory;

/**
 * Gets pictures and keeps what is served of them: made once, when a picture first comes, never when it is asked for. Two
 * callers who want the same picture at a time both fetch it, and one of them makes it; two replicas may make the same thing
 * twice.
 */
public final class StoredImages {

    private final Fetcher fetcher;
    private final ImageDeriver deriver;
    private final ImageStore store;
    private final ImageSettings settings;
    private final Clock clock;
    private final ConcurrentHashMap<String, Lock> underWay = new ConcurrentHashMap<>();

    StoredImages(Fetcher fetcher, ImageDeriver deriver, ImageStore store, ImageSettings settings, Clock clock) {
        this.fetcher = fetcher;
        this.deriver = deriver;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Gets the picture at an address, from memory where it is known. Blocks while it is fetched and decoded. */
    public ImageResult obtain(String address) {
        return recalled(address).orElseGet(() -> fetched(address));
    }

    private Optional<ImageResult> recalled(String address) {
        return store.recall(address).flatMap(memory -> {
            Duration age = Duration.between(memory.at(), clock.instant());
            if (memory.imageId() == null) {
                return age.compareTo(settings.rememberRefusal()) < 0
                        ? Optional.of(new ImageResult.Refused(String.valueOf(memory.refusal())))
                        : Optional.empty();
            }
            return age.compareTo(settings.remember()) < 0 ? stored(memory.imageId()) : Optional.empty();
        });
    }

    private Optional<ImageResult> stored(String id) {
        return store.find(id).map(known -> new ImageResult.Stored(id, known.width(), known.height()));
    }

    private ImageResult fetched(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException _) {
            return new ImageResult.Refused("no address");
        }
        return switch (fetcher.fetch(FetchRequest.image(uri))) {
            case FetchOutcome.Fetched it -> taken(address, it.body());
            case FetchOutcome.Gone _ -> refused(address, "gone");
            case FetchOutcome.TooManyRequests _ -> new ImageResult.Unavailable("asked to wait");
            case FetchOutcome.NotModified _ -> new ImageResult.Unavailable("sent nothing");
            case FetchOutcome.Failed(Reason reason, String detail, var _) ->
                switch (reason) {
                    case INVALID_ADDRESS,
                            ADDRESS_NOT_ALLOWED,
                            TOO_LARGE,
                            UNREADABLE,
                            TOO_MANY_REDIRECTS,
                            REFUSED,
                            ROBOTS -> refused(address, detail);
                    case UNKNOWN_HOST, UNREACHABLE, TIMEOUT, TLS, HTTP_STATUS, BUSY, ROBOTS_UNREACHABLE ->
                        new ImageResult.Unavailable(detail);
                };
        };
    }

    private ImageResult taken(String address, byte[] body) {
        String id = DigestUtils.sha256Hex(body);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            ImageResult stored = madeOnce(id, body, now);
            store.remember(address, new Memory(id, null, now));
            return stored;
        } catch (RefusedImageException refused) {
            return refused(address, String.valueOf(refused.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ImageResult.Unavailable("stopped while decoding");
        }
    }

    /** Who comes second, at another address or at the same, finds what the first one has made. */
    private ImageResult madeOnce(String id, byte[] body, Instant now)
            throws RefusedImageException, InterruptedException {
        Lock turn = underWay.computeIfAbsent(id, _ -> new ReentrantLock());
        turn.lockInterruptibly();
        try {
            Optional<ImageResult> known = stored(id);
            if (known.isPresent()) {
                return known.get();
            }
            store.save(id, deriver.derive(body), now);
            return stored(id).orElseThrow();
        } finally {
            underWay.remove(id, turn);
            turn.unlock();
        }
    }

    private ImageResult refused(String address, String reason) {
        store.remember(address, new Memory(null, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return new ImageResult.Refused(reason);
    }

    /** Deletes a picture that nothing uses any more, unless it is hidden: a hidden one is evidence. */
    public void eraseUnlessHidden(String id) {
        if (!store.hidden(id)) {
            store.erase(id);
        }
    }

    /** Makes a verdict current unless a later one is known. The picture itself may come later, or never. */
    public void applyVerdict(String id, long version, boolean visible) {
        store.applyVerdict(id, version, visible);
    }
}
