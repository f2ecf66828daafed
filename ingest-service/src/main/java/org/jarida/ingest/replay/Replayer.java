package org.jarida.ingest.replay;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jarida.ingest.entry.Intake;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.raw.RawFetch;
import org.jarida.ingest.replay.ReplayStore.Claim;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off replays: reads a source's documents again, the latest first, and has each article made anew from the latest that
 * holds it. A replay whose holder is killed is begun again by another; beginning again changes nothing, for an article that
 * comes out as it is publishes nothing.
 */
final class Replayer {

    private static final Logger log = LoggerFactory.getLogger(Replayer.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final ReplayStore store;
    private final Sources sources;
    private final RawArchive archive;
    private final Intake intake;
    private final Clock clock;
    private final DocumentReader reader = new DocumentReader();

    Replayer(ReplayStore store, Sources sources, RawArchive archive, Intake intake, Clock clock) {
        this.store = store;
        this.sources = sources;
        this.archive = archive;
        this.intake = intake;
        this.clock = clock;
    }

    /** Works off what is asked for now. */
    void work() {
        Optional<Claim> next = claim();
        while (next.isPresent()) {
            Claim claim = next.get();
            try {
                replay(claim);
            } catch (RuntimeException failure) {
                store.giveBack(claim, now().plus(PAUSE)); // so that one that always fails holds up no other
                throw failure;
            }
            next = claim();
        }
    }

    private Optional<Claim> claim() {
        Instant now = now();
        return store.claim(now, now.plus(LEASE));
    }

    private void replay(Claim claim) {
        Replay wanted = claim.replay();
        Optional<Source> source = sources.find(wanted.sourceId());
        if (source.isEmpty()) {
            store.finish(claim, ReplayProgress.NONE, now()); // removed meanwhile
            return;
        }
        List<RawFetch> documents = documents(wanted);
        log.info("replay of {} begins: {} documents", wanted.id(), documents.size());
        Set<String> done = new HashSet<>();
        Predicate<String> due =
                id -> (wanted.articleId() == null || wanted.articleId().equals(id)) && done.add(id);
        ReplayProgress progress = ReplayProgress.toRead(documents.size());
        Instant reported = now();
        for (RawFetch document : documents) {
            progress = read(source.get(), document, due, progress);
            if (!store.progress(claim, progress, now().plus(LEASE))) {
                log.info("replay of {} is asked for again or another's: left to it", wanted.id());
                return;
            }
            if (reported.plus(BETWEEN_REPORTS).isBefore(now())) {
                reported = now();
                log.info("replay of {}: {}", wanted.id(), progress);
            }
        }
        store.finish(claim, progress, now());
        log.info("replay of {} ends: {}", wanted.id(), progress);
    }

    private List<RawFetch> documents(Replay wanted) {
        return archive.feedsOf(wanted.sourceId()).stream()
                .filter(document ->
                        wanted.articleId() == null || document.articles().contains(wanted.articleId()))
                .toList();
    }

    private ReplayProgress read(Source source, RawFetch document, Predicate<String> due, ReplayProgress progress) {
        Optional<ParsedFeed> parsed = archive.body(document).flatMap(body -> parsed(source, document, body));
        return parsed.isEmpty()
                ? progress.unreadable()
                : progress.after(intake.takeInAgain(
                        source, document.subject(), parsed.get().entries(), document.fetchedAt(), due));
    }

    private Optional<ParsedFeed> parsed(Source source, RawFetch document, byte[] body) {
        RawDocument raw = new RawDocument(body, document.contentType(), URI.create(document.address()));
        try {
            return Optional.of(
                    reader.read(source.description(), document.kind().feedKind(), raw, FurtherDocuments.none(), null));
        } catch (UnreadableFeedException unreadable) {
            log.info("document {} cannot be read: {}", document.key(), unreadable.getMessage());
        } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
            log.warn("document {} breaks the parser: {}", document.key(), broken.toString());
        }
        return Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
