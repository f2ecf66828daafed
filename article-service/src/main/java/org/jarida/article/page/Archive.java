package org.jarida.article.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.article.article.Article;
import org.jarida.article.source.Source;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Articles of one source, newest first, under the days of its zone.
 *
 * @param ofOneDay whether the title says the day already
 * @param older link to what comes after, or null
 * @param olderWords what that link says
 * @param newer link to what comes before, or null
 * @param about what there is to know of the source, or null where its page says it
 */
public record Archive(
        Source source,
        String title,
        List<Day> days,
        boolean ofOneDay,
        @Nullable String older,
        String olderWords,
        @Nullable String newer,
        @Nullable About about) {

    /** The articles of one day. */
    public record Day(String name, String href, List<Card> cards) {}

    /** Sorts articles, given newest first, into the days of their source's zone. */
    static List<Day> days(Source source, List<Article> articles, Messages messages) {
        Map<LocalDate, List<Card>> byDay = new LinkedHashMap<>();
        for (Article article : articles) {
            byDay.computeIfAbsent(LocalDate.ofInstant(article.sortAt(), source.zone()), _ -> new ArrayList<>())
                    .add(Card.ofTheDay(article, messages));
        }
        return byDay.entrySet().stream()
                .map(day ->
                        new Day(messages.day(day.getKey(), source.zone()), href(source, day.getKey()), day.getValue()))
                .toList();
    }

    static String href(Source source, LocalDate day) {
        return "/sources/" + source.id() + "/" + day;
    }

    /** The source's own site, when it has one that a browser opens as a page. */
    public @Nullable String homepage() {
        String homepage = source.homepage();
        return homepage != null && Reading.isWeb(homepage) ? homepage : null;
    }
}
