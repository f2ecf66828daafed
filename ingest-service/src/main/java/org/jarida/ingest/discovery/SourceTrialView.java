package org.jarida.ingest.discovery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.RelatedLink;
import org.jarida.ingest.entry.EntryImage;
import org.jarida.ingest.entry.EntryText;
import org.jarida.ingest.entry.EntryTrial;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a source would bring.
 *
 * @param complete whether there was time for all of it
 */
public record SourceTrialView(
        String name, String language, String zone, DisplayPolicy policy, boolean complete, List<Feed> feeds) {

    static SourceTrialView of(Source.Description source, boolean complete, List<Feed> feeds) {
        return new SourceTrialView(
                source.name(), source.language(), source.zone(), source.policy(), complete, List.copyOf(feeds));
    }

    /**
     * One address tried.
     *
     * @param failure why nothing would come of it; null when something would
     * @param entries how many it holds now
     * @param untitled how many of these have no title, and need their pages
     * @param articles the first of them as they would be published
     */
    public record Feed(
            String url,
            FeedKind kind,
            @JsonIgnore @Nullable PollError failure,
            @Nullable String title,
            @Nullable String language,
            @Nullable String charset,
            int entries,
            int untitled,
            @Nullable Instant newest,
            List<Article> articles) {

        static Feed failed(FeedAddress address, PollError failure) {
            return new Feed(address.url(), address.kind(), failure, null, null, null, 0, 0, null, List.of());
        }

        static Feed read(FeedAddress address, ParsedFeed feed, List<EntryTrial.Article> articles) {
            boolean passedOver = articles.isEmpty() && !feed.entries().isEmpty();
            return new Feed(
                    address.url(),
                    address.kind(),
                    passedOver ? PollError.untitled() : null,
                    feed.title(),
                    feed.language(),
                    feed.charset().used(),
                    feed.entries().size(),
                    Candidate.untitled(feed),
                    Candidate.newest(feed),
                    articles.stream().map(Article::of).toList());
        }

        /** The failure for a developer. */
        @JsonProperty
        @Nullable String problem() {
            return failure == null ? null : failure.detail();
        }

        /** The failure for programs. */
        @JsonProperty
        @Nullable String problemCode() {
            return failure == null ? null : failure.code();
        }
    }

    /** @param pageRead whether its page gave what its feed does not */
    public record Article(
            @Nullable String url,
            String title,
            String language,
            String direction,
            List<String> authors,
            @Nullable Instant publishedAt,
            String summary,
            String bodyHtml,
            List<FoundImage> images,
            List<RelatedLink> related,
            List<String> categories,
            boolean pageRead) {

        static Article of(EntryTrial.Article article) {
            EntryText text = article.text();
            return new Article(
                    text.url(),
                    text.title(),
                    text.language(),
                    text.direction(),
                    text.authors(),
                    text.publishedAt(),
                    text.summary(),
                    text.html(),
                    article.images().stream().map(Article::image).toList(),
                    text.related(),
                    text.categories(),
                    article.pageRead());
        }

        private static FoundImage image(EntryImage image) {
            return new FoundImage(image.url(), image.caption(), image.credit());
        }
    }
}
