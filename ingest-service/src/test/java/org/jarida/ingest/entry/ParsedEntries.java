package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;

/** Entries and sources as tests need them. */
final class ParsedEntries {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private ParsedEntries() {}

    static ParsedEntry entry(String guid, String url, String title) {
        return entry(guid, url, title, "<p>" + "نص الخبر كاملا. ".repeat(100) + "</p>");
    }

    static ParsedEntry entry(String guid, String url, String title, String html, String... images) {
        return new ParsedEntry(
                guid,
                url,
                null,
                title,
                List.of("كاتب"),
                Instant.parse("2026-11-21T10:00:00Z"),
                null,
                html,
                null,
                true,
                List.of(images).stream()
                        .map(image -> new FoundImage(image, "وصف", "EPA"))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                "ar");
    }

    static ParsedEntry entry(String guid, String url, String title, String html, Instant published) {
        return new ParsedEntry(
                guid, url, null, title, List.of(), published, null, html, null, true, List.of(), List.of(), List.of(),
                List.of(), "ar");
    }

    static Source source(String id, DisplayPolicy policy) {
        var description = new Source.Description(
                id,
                null,
                "ar",
                "UTC",
                policy,
                null,
                null,
                Map.of(),
                List.of(new FeedAddress("https://example.org/rss", FeedKind.FEED)));
        return new Source(id, 1, description, false, false, false, NOW, null);
    }

    static Entry stored(String sourceId, ParsedEntry parsed) {
        Identity identity = Identity.of(sourceId, parsed, true);
        EntryDraft draft =
                EntryComposer.compose(source(sourceId, DisplayPolicy.FULL).description(), parsed, null, NOW);
        return Entry.discovered(identity.articleId(false), sourceId, identity, draft, NOW);
    }
}
