package org.jarida.ingest.entry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.source.Source;

/** Shows what would become of an entry, by the way of those that are ingested; stores nothing. */
public final class EntryTrial {

    private final ArticlePages pages;
    private final Clock clock;

    EntryTrial(ArticlePages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * An article as it would be.
     *
     * @param pageRead whether its page gave what its feed does not
     */
    public record Article(EntryText text, List<EntryImage> images, boolean pageRead) {}

    /** Whether the entry's page would be read. */
    public boolean wantsPage(Source.Description source, ParsedEntry entry) {
        return EntryComposer.wantsPage(source, entry);
    }

    /**
     * The article that an entry would become; empty when it would be passed over for want of a title.
     *
     * @param withPage whether its page is read when that is wanted; blocks then
     */
    public Optional<Article> article(Source.Description source, ParsedEntry entry, boolean withPage) {
        PageReading reading =
                withPage && wantsPage(source, entry) ? page(source, entry) : new PageReading.Unavailable();
        ExtractedArticle page = reading instanceof PageReading.Read(var article, var _) ? article : null;
        if (EntryComposer.nameless(entry, page)) {
            return Optional.empty();
        }
        EntryDraft draft = reading instanceof PageReading.Withheld
                ? EntryComposer.composeExcerpt(source, entry, clock.instant())
                : EntryComposer.compose(source, entry, page, clock.instant());
        return Optional.of(new Article(draft.text(), draft.images(), page != null));
    }

    private PageReading page(Source.Description source, ParsedEntry entry) {
        return entry.url() == null ? new PageReading.Unavailable() : pages.read("", source, "", entry.url());
    }
}
