package org.jarida.article.page;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.article.article.Article;
import org.jarida.article.search.Stories;
import org.jarida.theme.Messages;

/**
 * The articles of a list, one for each story: the first that was published of those in the list. The others are behind it, on
 * its card.
 *
 * @param articles in the list's order
 * @param stories by the ids of articles that several sources tell of
 */
record Gathered(List<Article> articles, Map<String, List<Article>> stories) {

    static Gathered of(List<Article> listed, Stories stories) {
        Map<String, List<Article>> told = stories.of(listed);
        Set<String> shown = new HashSet<>();
        listed.stream().sorted(Stories.FIRST_PUBLISHED).forEach(article -> {
            // what is on no card yet must be shown, even if it is like something that is itself behind a card
            if (told.getOrDefault(article.id(), List.of()).stream()
                    .map(Article::id)
                    .noneMatch(shown::contains)) {
                shown.add(article.id());
            }
        });
        return new Gathered(
                listed.stream().filter(article -> shown.contains(article.id())).toList(), told);
    }

    Card card(Article article, Messages messages) {
        return Card.of(article, messages)
                .in(SameStory.of(article, stories.getOrDefault(article.id(), List.of()), messages));
    }
}
