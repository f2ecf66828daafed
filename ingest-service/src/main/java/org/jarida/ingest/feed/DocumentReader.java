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

    /**
     * Reads a document whose kind nobody has told: a listing where the source has selectors for one, else the feed or
     * sitemap that it is by its content.
     *
     * @throws UnreadableFeedException when the document is none of them
     */
    public ParsedFeed readAny(Source.Description source, RawDocument document, FurtherDocuments further) {
        if (source.selectors().keySet().stream().anyMatch(name -> name.startsWith(ListingReader.NAMES))) {
            return read(source, FeedKind.LISTING, document, further, null);
        }
        try {
            return read(source, FeedKind.FEED, document, further, null);
        } catch (UnreadableFeedException noFeed) {
            return sitemapOr(noFeed, source, document, further);
        }
    }

    /** What is neither is told as no feed, unless it is a sitemap that has nothing to read in it. */
    private ParsedFeed sitemapOr(
            UnreadableFeedException noFeed, Source.Description source, RawDocument document, FurtherDocuments further) {
        var text = TextDecoder.decode(Unpacked.of(document.body()), document.contentType())
                .text();
        try {
            return read(source, FeedKind.SITEMAP, document, further, null);
        } catch (UnreadableFeedException noSitemap) {
            throw XmlCleaner.fromRoot(text, XmlCleaner.SITEMAP) == null ? noFeed : noSitemap;
        }
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
