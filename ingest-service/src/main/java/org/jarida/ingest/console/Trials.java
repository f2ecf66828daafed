package org.jarida.ingest.console;

import java.util.ArrayList;
import java.util.List;
import org.jarida.ingest.discovery.SourceTrialView;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.preview.WebAddress;
import org.jarida.ingest.web.PollWords;
import org.jspecify.annotations.Nullable;

/** Puts what a source would bring into the words of one language; of its articles only text, nothing live. */
record Trials(Moments moments) {

    Trial of(SourceTrialView tried) {
        return new Trial(
                tried.complete(), tried.feeds().stream().map(this::feed).toList());
    }

    private Trial.Feed feed(SourceTrialView.Feed feed) {
        return new Trial.Feed(
                feed.url(),
                "console.kind." + feed.kind(),
                feed.failure() == null
                        ? null
                        : PollWords.of(
                                feed.failure(), feed.kind(), moments.messages().language()),
                feed.entries(),
                moments.at(feed.newest()),
                feed.articles().stream().map(this::article).toList());
    }

    private Trial.Article article(SourceTrialView.Article article) {
        List<String> byline = new ArrayList<>(article.authors());
        Moment published = moments.at(article.publishedAt());
        if (published != null) {
            byline.add(published.exact());
        }
        return new Trial.Article(
                href(article.url()),
                article.title(),
                article.language(),
                article.direction(),
                String.join(" · ", byline),
                article.summary(),
                ArticleHtml.text(article.bodyHtml())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList(),
                article.images().size(),
                article.pageRead());
    }

    /** Only what leads to a web page may be followed. */
    static @Nullable String href(@Nullable String url) {
        return url == null ? null : WebAddress.of(url).map(Object::toString).orElse(null);
    }
}
