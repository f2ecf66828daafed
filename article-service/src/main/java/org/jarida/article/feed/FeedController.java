package org.jarida.article.feed;

import org.jarida.article.search.Search;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newest articles for feed readers, in three formats. A feed depends on its address only. */
@RestController
class FeedController {

    private final Feeds feeds;
    private final Conditional answers;

    FeedController(Feeds feeds, Conditional answers) {
        this.feeds = feeds;
        this.answers = answers;
    }

    @GetMapping("/feeds/articles.{format:rss|atom|json}")
    ResponseEntity<byte[]> feed(
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String q) {
        if (q != null && q.length() > Search.MAX_LENGTH) {
            throw ProblemException.invalid("q", "must be at most " + Search.MAX_LENGTH + " characters");
        }
        FeedFormat as = FeedFormat.of(format);
        Feed feed = feeds.select(as, new Feeds.Wanted(source, section, q));
        return answers.respond(feed.self(), as.type(), as.write(feed));
    }
}
