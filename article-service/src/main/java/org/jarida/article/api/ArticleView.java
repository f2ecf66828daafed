package org.jarida.article.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jarida.article.article.Article;
import org.jarida.article.search.Search;
import org.jarida.events.ArticleImage;
import org.jarida.events.RelatedLink;
import org.jspecify.annotations.Nullable;

/**
 * An article as the API gives it; fields may be added, never renamed.
 *
 * @param publishedAt null when unknown, and then said to be null
 * @param editedAt when its text was last seen changed after publication; null when never, and then said to be null
 * @param sections labels of its source
 * @param bodyHtml left out of lists
 * @param sameStory other sources' articles on the same event, first published first; only of an article by itself
 * @param path its readable address on this site; another one once its title changes
 * @param highlight only where it was searched for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ArticleView(
        String id,
        String title,
        SourceView source,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt,
        List<String> authors,
        List<String> sections,
        String language,
        String direction,
        String summary,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String bodyHtml,
        List<ArticleImage> images,
        int hiddenImages,
        List<RelatedLink> related,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StoryView> sameStory,
        long revision,
        String path,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HighlightView highlight) {

    /** The names of the fields of an article by itself, in a list, and where it was searched for. */
    static final Set<String> NAMES = names(name -> !name.equals("highlight"));

    static final Set<String> LISTED =
            names(name -> !Set.of("bodyHtml", "sameStory", "highlight").contains(name));

    static final Set<String> FOUND =
            names(name -> !Set.of("bodyHtml", "sameStory").contains(name));

    private static Set<String> names(Predicate<String> which) {
        return Arrays.stream(ArticleView.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(which)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    record SourceView(String id, String name) {}

    /** Title and passages of an article as HTML of {@code mark} elements and escaped text, nothing else. */
    record HighlightView(String title, String text) {}

    /** An article of another source on the same event. */
    record StoryView(
            String id,
            String title,
            SourceView source,
            @Nullable Instant publishedAt,
            String path) {

        private static StoryView of(Article article) {
            return new StoryView(
                    article.id(),
                    article.title(),
                    new SourceView(article.source().id(), article.source().name()),
                    article.publishedAt(),
                    article.path());
        }
    }

    /** @param story what tells the same, first published first, the article itself among them or not */
    static ArticleView whole(Article article, List<Article> story) {
        List<StoryView> others = story.stream()
                .filter(other -> !other.id().equals(article.id()))
                .map(StoryView::of)
                .toList();
        return of(article, article.bodyHtml(), others, null);
    }

    static ArticleView version(Article article) {
        return of(article, article.bodyHtml(), null, null);
    }

    static ArticleView inList(Article article) {
        return of(article, null, null, null);
    }

    static ArticleView found(Search.Hit hit) {
        return of(
                hit.article(),
                null,
                null,
                new HighlightView(hit.title().html(), hit.quote().html()));
    }

    private static ArticleView of(
            Article article,
            @Nullable String bodyHtml,
            @Nullable List<StoryView> sameStory,
            @Nullable HighlightView highlight) {
        return new ArticleView(
                article.id(),
                article.title(),
                new SourceView(article.source().id(), article.source().name()),
                article.url(),
                article.publishedAt(),
                article.editedAt(),
                article.authors(),
                article.categories(),
                article.language(),
                article.direction(),
                article.summary(),
                bodyHtml,
                article.images(),
                article.hiddenImages(),
                article.related(),
                sameStory,
                article.revision(),
                article.path(),
                highlight);
    }
}
