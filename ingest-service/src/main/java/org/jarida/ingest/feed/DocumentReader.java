package org.jarida.ingest.feed;

import java.time.Instant;
import java.time.ZoneId;
import org.jarida.ingest.charset.TextDecoder;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;

/** Reads what a source publishes at one address, of whatever kind. Safe for concurrent use. */
public final class DocumentReader {

    private final FeedParser feeds = new FeedParser();

    /**
     * Reads a document.
     *
     * @param source for its zone and selectors
     * @param further the documents that a sitemap index names
     * @param since what an index says to be unchanged since then is left alone; null to leave nothing
     * @throws UnreadableFeedException when the document is not of that kind
     */
    public ParsedFeed read(
            Source.Description source,
            FeedKind kind,
            RawDocument document,
            FurtherDocuments further,
            @Nullable Instant since) {
        var zone = ZoneId.of(source.zone());
        return switch (kind) {
            case FEED -> feeds.parse(document.body(), document.contentType(), document.address(), zone);
            case SITEMAP -> {
                var sitemap = sitemap(document, zone);
                yield sitemap.parts().isEmpty()
                        ? sitemap.feed()
                        : SitemapParts.read(sitemap, part -> sitemap(part, zone), further, since);
            }
            case LISTING -> ListingReader.read(document, source.selectors(), zone);
        };
    }

    /** The protocol lets a feed serve as a sitemap. */
    private Sitemap sitemap(RawDocument document, ZoneId zone) {
        var text = TextDecoder.decode(Unpacked.of(document.body()), document.contentType());
        var base = document.address().toString();
        boolean feed = XmlCleaner.fromRoot(text.text(), XmlCleaner.SITEMAP) == null
                && XmlCleaner.fromRoot(text.text(), XmlCleaner.FEED) != null;
        return feed
                ? new Sitemap(XmlFeedReader.read(text, base, zone), java.util.List.of())
                : SitemapReader.read(text, base, zone);
    }
}
