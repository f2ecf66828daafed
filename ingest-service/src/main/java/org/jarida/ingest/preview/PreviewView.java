package org.jarida.ingest.preview;

import java.time.Instant;
import java.util.List;
import org.jarida.ingest.feed.Enclosure;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.Direction;
import org.jarida.ingest.page.ExtractedArticle;
import org.jspecify.annotations.Nullable;

/** What a preview shows, in the shapes that clients rely on: fields may be added, never renamed. */
sealed interface PreviewView {

    record Feed(
            String title,
            @Nullable String link,
            @Nullable String description,
            @Nullable String language,
            String charset,
            List<Entry> entries)
            implements PreviewView {

        static Feed of(ParsedFeed feed) {
            return new Feed(
                    feed.title(),
                    feed.link(),
                    feed.description(),
                    feed.language(),
                    feed.charset().used(),
                    feed.entries().stream().map(Entry::of).toList());
        }
    }

    record Entry(
            @Nullable String id,
            @Nullable String url,
            String title,
            @Nullable String author,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String contentHtml,
            @Nullable String summaryHtml,
            List<FoundImage> images,
            List<Enclosure> enclosures,
            List<String> categories,
            List<Link> related,
            @Nullable String language) {

        static Entry of(ParsedEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.url(),
                    entry.title(),
                    entry.author(),
                    entry.published(),
                    entry.updated(),
                    entry.contentHtml(),
                    entry.summaryHtml(),
                    entry.images(),
                    entry.enclosures(),
                    entry.categories(),
                    entry.related(),
                    entry.language());
        }
    }

    record Article(
            String title,
            @Nullable String byline,
            @Nullable Instant published,
            @Nullable String language,
            String direction,
            String text,
            String bodyHtml,
            List<FoundImage> images,
            List<Link> related,
            @Nullable String canonicalUrl,
            @Nullable String siteName,
            @Nullable String excerpt)
            implements PreviewView {

        static Article of(ExtractedArticle article) {
            Direction direction = article.direction();
            return new Article(
                    article.title(),
                    article.byline(),
                    article.published(),
                    article.language(),
                    direction.code(),
                    article.text(),
                    article.bodyHtml(),
                    article.images(),
                    article.related(),
                    article.canonicalUrl(),
                    article.siteName(),
                    article.excerpt());
        }
    }
}
