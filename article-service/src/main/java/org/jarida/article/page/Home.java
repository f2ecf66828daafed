package org.jarida.article.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.article.article.Article;
import org.jarida.theme.Messages;

/**
 * The front page: lead stories with pictures, then the latest of each source.
 *
 * @param leads the first is the largest
 */
public record Home(List<Card> leads, List<Block> blocks) {

    static final int LEADS = 4;
    static final int BLOCKS = 12;
    static final int BLOCK_LENGTH = 5;

    /** The latest of one source. */
    public record Block(String name, String href, List<Card> cards) {}

    /**
     * Lays out the newest articles, given in their order, one for each story. Leads are those with a picture, from as many
     * sources as possible; without any picture, the newest.
     */
    static Home of(Gathered gathered, Messages messages) {
        List<Article> newest = gathered.articles();
        List<Article> leads = leads(newest);
        Map<String, List<Article>> bySource = new LinkedHashMap<>();
        for (Article article : newest) {
            List<Article> ofSource = bySource.computeIfAbsent(article.source().id(), _ -> new ArrayList<>());
            if (!leads.contains(article) && ofSource.size() < BLOCK_LENGTH) {
                ofSource.add(article);
            }
        }
        List<Block> blocks = bySource.values().stream()
                .filter(articles -> !articles.isEmpty())
                .limit(BLOCKS)
                .map(articles -> block(articles, gathered, messages))
                .toList();
        return new Home(
                leads.stream().map(lead -> gathered.card(lead, messages)).toList(), blocks);
    }

    private static Block block(List<Article> articles, Gathered gathered, Messages messages) {
        var source = articles.getFirst().source();
        return new Block(
                source.name(),
                "/sources/" + source.id(),
                articles.stream()
                        .map(article -> gathered.card(article, messages))
                        .toList());
    }

    private static List<Article> leads(List<Article> newest) {
        List<Article> pictured =
                newest.stream().filter(article -> !article.images().isEmpty()).toList();
        List<Article> candidates = pictured.isEmpty() ? newest : pictured;
        Set<String> seen = new HashSet<>();
        List<Article> leads = new ArrayList<>(candidates.stream()
                .filter(article -> seen.add(article.source().id()))
                .limit(LEADS)
                .toList());
        candidates.stream()
                .filter(article -> !leads.contains(article))
                .limit(LEADS - leads.size())
                .forEach(leads::add);
        return leads;
    }

    public boolean isEmpty() {
        return leads.isEmpty();
    }
}
