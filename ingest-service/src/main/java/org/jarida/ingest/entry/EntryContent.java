package org.jarida.ingest.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.WithdrawalReason;
import org.jarida.events.kafka.EventCodec;
import org.jarida.ingest.html.ArticleHtml;

/**
 * What is published of a stored entry. Pure, and the same for the same entry for ever: a revision that is published again
 * is what it was.
 */
final class EntryContent {

    /** Most bytes of a body, in UTF-8. */
    static final int BODY_LIMIT = 600_000;

    /** Most bytes of an event as JSON. */
    static final int EVENT_LIMIT = 900_000;

    private EntryContent() {}

    /** The event of an entry's current revision. */
    static EntryEvent event(Entry entry) {
        if (entry.text() == null || entry.state() != EntryState.ACTIVE) {
            return new EntryWithdrawn(
                    entry.id(),
                    entry.revision(),
                    entry.sourceId(),
                    entry.withdrawal() == null ? WithdrawalReason.UNKNOWN : entry.withdrawal(),
                    Objects.requireNonNull(entry.withdrawnAt(), "a tombstone has a time"));
        }
        return event(entry.id(), entry.revision(), of(entry));
    }

    static EntryEvent event(String id, long revision, ArticleContent content) {
        return revision == 1 ? new EntryDiscovered(id, revision, content) : new EntryRevised(id, revision, content);
    }

    /** The content of an entry that has a text. */
    static ArticleContent of(Entry entry) {
        EntryText text = Objects.requireNonNull(entry.text(), "only an active entry has content");
        Map<String, EntryImage> stored = entry.images().stream()
                .filter(image -> image.imageId() != null)
                .collect(Collectors.toMap(EntryImage::url, image -> image, (first, _) -> first));
        String body = ArticleHtml.rewriteImages(
                text.html(), url -> Optional.ofNullable(stored.get(url)).map(image -> "/images/" + image.imageId()));
        ArticleContent whole = content(entry, text, body);
        boolean fits = body.getBytes(StandardCharsets.UTF_8).length <= BODY_LIMIT
                && (body.length() < BODY_LIMIT / 4 || size(entry, whole) <= EVENT_LIMIT);
        return fits ? whole : content(entry, text, EntryComposer.paragraph(text.summary()));
    }

    private static int size(Entry entry, ArticleContent content) {
        return EventCodec.toJson(event(entry.id(), entry.revision(), content)).length;
    }

    private static ArticleContent content(Entry entry, EntryText text, String body) {
        return new ArticleContent(
                entry.sourceId(),
                text.url(),
                text.title(),
                text.language(),
                text.direction(),
                text.authors(),
                text.publishedAt(),
                entry.firstSeenAt(),
                entry.editedAt(),
                text.summary(),
                body,
                images(entry),
                text.related(),
                text.categories());
    }

    /** Two addresses may lead to one image: it is listed once. */
    private static List<ArticleImage> images(Entry entry) {
        return List.copyOf(entry.images().stream()
                .filter(image -> image.imageId() != null)
                .collect(Collectors.toMap(
                        image -> String.valueOf(image.imageId()),
                        image -> new ArticleImage(
                                String.valueOf(image.imageId()),
                                image.caption(),
                                image.credit(),
                                image.width(),
                                image.height()),
                        (first, _) -> first,
                        java.util.LinkedHashMap::new))
                .values());
    }
}
