package org.jarida.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a sitemap index names, as far as it may hold news, within bounds of number, depth and time. */
final class SitemapParts {

    /** Documents read for one index. */
    static final int MOST = 8;

    private static final int DEEPEST = 2;

    /** A poll's lease outlasts this and one more fetch. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A {@code lastmod} may be a bare date, in any zone. */
    private static final Duration MARGIN = Duration.ofHours(36);

    /** Reads one sitemap. */
    @FunctionalInterface
    interface Reader {
        Sitemap read(RawDocument document);
    }

    private final Reader reader;
    private final FurtherDocuments documents;
    private final @Nullable Instant since;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final Set<String> seen = new HashSet<>();
    private final List<ParsedEntry> entries = new ArrayList<>();
    private int read;
    private @Nullable ParsedFeed first;

    private SitemapParts(Reader reader, FurtherDocuments documents, @Nullable Instant since) {
        this.reader = reader;
        this.documents = documents;
        this.since = since == null ? null : since.minus(MARGIN);
    }

    /**
     * The index as one feed.
     *
     * @param since parts that have not changed since then are left alone; null when all may be new
     * @throws UnreadableFeedException when it names parts and none of those tried can be read
     */
    static ParsedFeed read(Sitemap index, Reader reader, FurtherDocuments documents, @Nullable Instant since) {
        var parts = new SitemapParts(reader, documents, since);
        parts.visit(index, 1);
        if (parts.read == 0 && !parts.seen.isEmpty()) {
            throw new UnreadableFeedException("a sitemap index of which no sitemap can be read");
        }
        var feed = index.feed();
        return new ParsedFeed(
                FeedFormat.SITEMAP_INDEX,
                parts.first == null ? feed.title() : parts.first.title(),
                null,
                null,
                parts.first == null ? feed.language() : parts.first.language(),
                feed.charset(),
                null,
                null,
                null,
                SitemapReader.newest(parts.entries));
    }

    private void visit(Sitemap index, int depth) {
        entries.addAll(index.feed().entries());
        for (var part : chosen(index.parts())) {
            if (seen.size() >= MOST || System.nanoTime() > end || !seen.add(part.url())) {
                continue;
            }
            var address = URI.create(part.url());
            var document = documents.get(address);
            if (document.isPresent()) {
                take(address, document.get(), depth);
            } else if (documents.unchanged(address)) {
                read++;
            }
        }
    }

    private void take(URI address, RawDocument document, int depth) {
        Sitemap sitemap;
        try {
            sitemap = reader.read(document);
        } catch (UnreadableFeedException _) {
            return; // the others may be readable; when none is, that is said
        }
        read++;
        first = first == null && !sitemap.feed().entries().isEmpty() ? sitemap.feed() : first;
        if (sitemap.parts().isEmpty()) {
            entries.addAll(sitemap.feed().entries());
            return;
        }
        documents.namesOthers(address);
        if (depth < DEEPEST) {
            visit(sitemap, depth + 1);
        }
    }

    /** Where the index does not say what changed, the newest is at one of its ends. */
    private List<Sitemap.Part> chosen(List<Sitemap.Part> parts) {
        var changed = parts.stream()
                .filter(part -> since == null
                        || part.changed() == null
                        || !part.changed().isBefore(since))
                .filter(part -> fetchable(part.url()))
                .toList();
        boolean dated = changed.stream().anyMatch(part -> part.changed() != null);
        if (dated || changed.size() <= MOST) {
            return changed;
        }
        var ends = new ArrayList<>(changed.subList(0, MOST / 2));
        ends.addAll(changed.subList(changed.size() - MOST / 2, changed.size()).reversed());
        return ends;
    }

    private static boolean fetchable(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
