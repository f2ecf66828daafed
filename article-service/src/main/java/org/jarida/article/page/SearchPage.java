package org.jarida.article.page;

import java.util.List;
import org.jarida.article.search.Quote;
import org.jarida.article.search.Search;
import org.jarida.article.search.SearchCursor;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search has found.
 *
 * @param count in words; empty when nothing was looked for
 * @param complete false while there may be more than the index knows
 * @param next link to what comes after, or null
 * @param first link to the best, or null on the first page
 */
public record SearchPage(
        Wanted wanted,
        String count,
        boolean complete,
        List<Found> found,
        List<Facet> facets,
        @Nullable String next,
        @Nullable String first) {

    /** What can be typed: keys of an example and of what it finds. */
    public static final List<Help> HELP = List.of(
            new Help("search.help.words", "search.help.words.finds"),
            new Help("search.help.phrase", "search.help.phrase.finds"),
            new Help("search.help.without", "search.help.without.finds"),
            new Help("search.help.or", "search.help.or.finds"),
            new Help("search.help.title", "search.help.title.finds"),
            new Help("search.help.source", "search.help.source.finds"),
            new Help("search.help.author", "search.help.author.finds"),
            new Help("search.help.dates", "search.help.dates.finds"));

    /** Keys of an example and of what it finds. */
    public record Help(String example, String finds) {}

    /** An article with the words marked that were looked for. */
    public record Found(Card card, Quote title, Quote quote) {}

    /** Ways to narrow a search by one property. */
    public record Facet(String title, List<Choice> choices) {}

    /** @param chosen whether the search is narrowed to it; the link lets it go then */
    public record Choice(String name, String href, long articles, boolean chosen) {}

    /** Before anything is looked for. */
    static SearchPage empty(Wanted wanted) {
        return new SearchPage(wanted, "", true, List.of(), List.of(), null, null);
    }

    static SearchPage of(Wanted wanted, Search.Answer answer, SearchFacets facets, boolean first, Messages messages) {
        SearchCursor next = answer.next();
        return new SearchPage(
                wanted,
                messages.text("search.count", answer.total()),
                answer.complete(),
                answer.hits().stream()
                        .map(hit -> new Found(Card.of(hit.article(), messages), hit.title(), hit.quote()))
                        .toList(),
                facets.links(wanted, messages),
                next == null ? null : wanted.href() + "&cursor=" + next.encode(),
                first ? null : wanted.href());
    }

    public boolean isAnswer() {
        return !wanted.text().isEmpty();
    }
}
