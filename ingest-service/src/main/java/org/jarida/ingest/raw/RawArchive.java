package org.jarida.ingest.raw;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jarida.ingest.raw.RawStore.Packed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last answers of newspapers. An answer is stored for a moment only, and kept once it is known that none of its articles
 * has been withdrawn meanwhile: so nothing of a withdrawn one stays, whoever is killed in between.
 */
public final class RawArchive {

    private static final Logger log = LoggerFactory.getLogger(RawArchive.class);

    /** How long an answer stays whose keeper was killed before he knew that it may. */
    static final Duration UNDECIDED = Duration.ofMinutes(10);

    private final RawStore store;
    private final RawSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;

    RawArchive(RawStore store, RawSettings settings, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Keeps an answer, in place of the one of its key; one that is too large is not kept, and recorded as such.
     *
     * @param allowed asked when it is stored: whether none of its articles is withdrawn
     */
    public void keep(RawFetch fetch, byte[] body, BooleanSupplier allowed) {
        Packed packed = Packing.pack(body);
        if (packed.bytes().length > settings.largest().toBytes()) {
            log.warn("{} of {} is not kept: {} bytes compressed", fetch.kind(), fetch.subject(), packed.bytes().length);
            count("too-large");
            return;
        }
        Instant now = clock.instant();
        store.save(fetch, packed, now.plus(UNDECIDED));
        if (!allowed.getAsBoolean()) {
            store.erase(fetch.key());
            count("withdrawn");
            return;
        }
        store.extend(fetch.key(), now.plus(settings.keep()));
        count("kept");
    }

    /** The feed documents of a source that are kept, the latest first. */
    public List<RawFetch> feedsOf(String sourceId) {
        return store.feedsOf(sourceId);
    }

    /** The page of an article. */
    public Optional<RawFetch> page(String articleId) {
        return store.find(RawFetch.pageKey(articleId));
    }

    /** The bytes of an answer; empty when it has gone meanwhile. */
    public Optional<byte[]> body(RawFetch fetch) {
        return store.body(fetch.key()).map(Packing::unpack);
    }

    /** Erases every answer that holds an article. Repeating it changes nothing. */
    public void eraseArticle(String articleId) {
        store.eraseArticle(articleId);
    }

    /** Erases the page of an article. Repeating it changes nothing. */
    public void erasePage(String articleId) {
        store.erase(RawFetch.pageKey(articleId));
    }

    /** Erases every answer of a source. Repeating it changes nothing. */
    public void eraseSource(String sourceId) {
        store.eraseSource(sourceId);
    }

    /** Deletes what is too old. */
    void sweep() {
        store.eraseExpired(clock.instant());
    }

    /** Deletes the earliest of what is too much, and what killed keepers left. */
    void thin() {
        store.thin(settings.feedFetches(), settings.perSource().toBytes());
        store.eraseOrphans();
    }

    private void count(String outcome) {
        metrics.counter("jarida.raw", "outcome", outcome).increment();
    }
}
