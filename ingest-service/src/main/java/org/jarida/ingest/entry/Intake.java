package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.source.Source;

/**
 * Takes in the entries of documents: each becomes a new entry, a revision of a known one, or nothing. A change is stored
 * first, with its pending mark, and then published from what is stored; taking in the same document again changes and
 * publishes nothing.
 */
public final class Intake {

    private static final int BATCH = 100;

    private final Parts parts;
    private final PageReader pages;
    private final PageReader archivedPages;
    private final Untitled untitled;

    /** What documents are taken in with. */
    record Parts(
            EntryStore store,
            EntryPublisher publisher,
            RawArchive archive,
            Quotas quotas,
            Clock clock,
            Runnable wakeImages) {

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
    }

    Intake(Parts parts, PageReader pages) {
        this.parts = parts;
        this.pages = pages;
        this.archivedPages = new ArchivedPages(parts.archive());
        this.untitled = new Untitled(parts.clock());
    }

    /** Takes in the entries of one document of a feed. Blocks while pages are read and events published. */
    public IntakeResult takeIn(Source source, String feedId, List<ParsedEntry> entries) {
        return takeIn(new FeedDocument(source, feedId, parts.now(), false, _ -> true), entries);
    }

    /**
     * Makes the articles of a document anew that was read before, from it and from their pages in the archive: nobody is
     * asked. An article whose text is made from another feed or from something later stays as it is.
     *
     * @param readAt when the newspaper was asked for the document
     * @param due asked once for each article of the document, whether it is to be made anew from it
     */
    public IntakeResult takeInAgain(
            Source source, String feedId, List<ParsedEntry> entries, Instant readAt, Predicate<String> due) {
        return takeIn(new FeedDocument(source, feedId, readAt, true, due), entries);
    }

    private IntakeResult takeIn(FeedDocument document, List<ParsedEntry> entries) {
        Quotas.Allowance allowance = parts.quotas().of(document.source().id());
        PageReader reader = document.again() ? archivedPages : pages;
        Drafting drafting = new Drafting(document, reader, parts.archive(), untitled, allowance);
        DocumentIntake work = new DocumentIntake(document, drafting, allowance, parts);
        List<Seen> all = EntryMatcher.identify(document.source().id(), entries);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Seen> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            EntryMatcher matcher = new EntryMatcher(known(batch), batch, all, document.readAt());
            batch.forEach(seen -> work.takeIn(seen, matcher));
            work.settle(matcher);
        }
        return work.result();
    }

    /** Whether any of these articles is withdrawn. */
    public boolean anyWithdrawn(Collection<String> articles) {
        return parts.store().anyTombstone(articles);
    }

    private Collection<Entry> known(List<Seen> batch) {
        Set<String> aliases = batch.stream()
                .flatMap(seen -> seen.identity().aliases().stream())
                .collect(Collectors.toSet());
        return parts.store().byAliases(aliases);
    }
}
