package org.jarida.ingest.preview;

import java.net.URI;
import org.jarida.ingest.feed.FeedParser;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.page.ArticleExtractor;
import org.jspecify.annotations.Nullable;

/** Reads a document as the pipeline would and shows the outcome. */
final class Preview {

    /** Bytes: the most that a feed may have when it is fetched. */
    static final int LARGEST_BODY = 15 * 1024 * 1024;

    private final FeedParser feeds = new FeedParser();
    private final ArticleExtractor articles = new ArticleExtractor();

    PreviewView.Feed feed(byte[] body, @Nullable String contentType, URI base) {
        return PreviewView.Feed.of(feeds.parse(body, contentType, base));
    }

    /** @throws UnreadableArticleException when the document holds no article */
    PreviewView.Article article(byte[] body, @Nullable String contentType, URI base) {
        var article = articles.extract(body, contentType, base);
        if (article.text().isEmpty() && article.title().isEmpty()) {
            throw new UnreadableArticleException("neither a title nor running text");
        }
        return PreviewView.Article.of(article);
    }

    /** A feed when the document is one, else the article of the page. */
    PreviewView either(byte[] body, @Nullable String contentType, URI base) {
        try {
            return feed(body, contentType, base);
        } catch (UnreadableFeedException noFeed) {
            return article(body, contentType, base);
        }
    }
}
