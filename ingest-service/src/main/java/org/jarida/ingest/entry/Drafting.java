package org.jarida.ingest.entry;

import java.time.Duration;
import java.time.Instant;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;

/** Makes articles of the entries of one document, with their pages where the source's policy wants them. */
final class Drafting {

    /** Longest time spent on reading pages for one document; the rest is left for the next poll. */
    private static final Duration PAGE_BUDGET = Duration.ofMinutes(2);

    /** How old an article may be that still waits for a page whose site asks to be left alone. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final FeedDocument document;
    private final PageReader reader;
    private final RawArchive archive;
    private final Untitled untitled;
    private final Quotas.Allowance allowance;
    private final long pageDeadline = System.nanoTime() + PAGE_BUDGET.toNanos();

    Drafting(
            FeedDocument document,
            PageReader reader,
            RawArchive archive,
            Untitled untitled,
            Quotas.Allowance allowance) {
        this.document = document;
        this.reader = reader;
        this.archive = archive;
        this.untitled = untitled;
        this.allowance = allowance;
    }

    /**
     * @param before what the page gave to the article as it is known; null when that is not known
     * @param settle run before a page is asked for: what is there already does not wait for it
     */
    Drafted draft(Seen seen, String articleId, @Nullable PageUse before, Runnable settle) {
        ParsedEntry parsed = seen.parsed();
        String feedText = EntryComposer.text(parsed);
        if (parsed.url() == null || !EntryComposer.wantsPage(document.source().description(), parsed, feedText)) {
            return composed(seen, feedText, new PageReading.Unavailable());
        }
        if (parsed.title().isBlank() && untitled.contains(document.source().id(), parsed)) {
            return Drafted.none(EntryOutcome.UNTITLED);
        }
        if (!document.again() && System.nanoTime() > pageDeadline) {
            return Drafted.none(EntryOutcome.DEFERRED);
        }
        if (!document.again() && !allowance.page()) {
            return Drafted.none(later());
        }
        settle.run();
        PageReading reading = reader.read(document.source(), articleId, parsed.url());
        return switch (reading) {
            case PageReading.Read _, PageReading.Unavailable _ -> composed(seen, feedText, reading);
            case PageReading.Busy _ -> Drafted.none(EntryOutcome.DEFERRED);
            case PageReading.LeftAlone _ ->
                isNews(parsed)
                        ? Drafted.none(EntryOutcome.DEFERRED)
                        : composed(seen, feedText, new PageReading.Unavailable());
            case PageReading.Withheld _ -> {
                archive.erasePage(articleId); // an earlier one may have been kept
                yield composed(seen, feedText, reading);
            }
            case PageReading.NotKept _ ->
                before == PageUse.NONE
                        ? composed(seen, feedText, new PageReading.Unavailable())
                        : before == PageUse.WITHHELD
                                ? composed(seen, feedText, new PageReading.Withheld())
                                : Drafted.none(EntryOutcome.DEFERRED);
        };
    }

    /** One without a date, or with one to come, would wait for ever. */
    private boolean isNews(ParsedEntry parsed) {
        Instant published = parsed.published();
        return published != null
                && !published.isAfter(document.readAt())
                && published.isAfter(document.readAt().minus(NEWS));
    }

    private Drafted composed(Seen seen, String feedText, PageReading reading) {
        ParsedEntry parsed = seen.parsed();
        Source.Description described = document.source().description();
        ExtractedArticle page = reading instanceof PageReading.Read(var article, var _) ? article : null;
        if (EntryComposer.nameless(parsed, page)) {
            untitled.add(document.source().id(), parsed);
            return Drafted.none(EntryOutcome.UNTITLED);
        }
        EntryDraft draft = reading instanceof PageReading.Withheld
                ? EntryComposer.composeExcerpt(described, parsed, document.readAt())
                : EntryComposer.compose(described, parsed, feedText, page, document.readAt());
        PageReading.Raw raw = reading instanceof PageReading.Read(var _, var kept) ? kept : null;
        String canonical = seen.identity().canonicalAlias(page == null ? null : page.canonicalUrl());
        return new Drafted(draft.from(document.feedId()), EntryOutcome.UNCHANGED, raw, canonical);
    }

    /** What becomes of an entry whose source has used up what it may use. */
    EntryOutcome later() {
        return allowance.dayOver() ? EntryOutcome.HELD : EntryOutcome.DEFERRED;
    }
}
