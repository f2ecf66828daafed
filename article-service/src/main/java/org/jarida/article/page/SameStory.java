package org.jarida.article.page;

import java.time.Instant;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * That several sources tell what an article tells.
 *
 * @param words how many do
 * @param tellings all of them, first published first
 */
public record SameStory(String words, List<Telling> tellings) {

    /**
     * One article of the story.
     *
     * @param here whether it is the one that the page or the card shows already
     */
    public record Telling(
            String sourceName,
            String title,
            String href,
            String lang,
            String dir,
            Instant at,
            String time,
            boolean here) {

        private static Telling of(Article article, Article shown, Messages messages) {
            return new Telling(
                    article.source().name(),
                    Card.unbroken(article.title()),
                    article.path(),
                    Card.lang(article.language()),
                    article.direction(),
                    article.sortAt(),
                    messages.dayAndTime(article.sortAt(), article.source().zone()),
                    article.id().equals(shown.id()));
        }
    }

    /** @param story empty when no other source tells it; null then */
    static @Nullable SameStory of(Article shown, List<Article> story, Messages messages) {
        if (story.isEmpty()) {
            return null;
        }
        long sources =
                story.stream().map(article -> article.source().id()).distinct().count();
        return new SameStory(
                messages.text("story.sources", sources),
                story.stream()
                        .map(article -> Telling.of(article, shown, messages))
                        .toList());
    }

    /** What a card leads to besides its own article. */
    public List<Telling> others() {
        return tellings.stream().filter(telling -> !telling.here()).toList();
    }
}
