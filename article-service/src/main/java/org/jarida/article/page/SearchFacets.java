package org.jarida.article.page;

import com.ibm.icu.util.ULocale;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jarida.article.page.SearchPage.Choice;
import org.jarida.article.page.SearchPage.Facet;
import org.jarida.article.search.Search;
import org.jarida.article.search.Search.Count;
import org.jarida.article.source.Source;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/** Makes links of what a search has counted: each narrows it to a value, or lets the value go that it is narrowed to. */
record SearchFacets(Search.Facets counted, Map<String, Source> sources) {

    private static final int MOST = 8;

    List<Facet> links(Wanted wanted, Messages messages) {
        List<Facet> facets = new ArrayList<>();
        add(facets, messages.text("search.by-source"), counted.sources(), wanted.source(), this::name, wanted::of);
        add(
                facets,
                messages.text("search.by-language"),
                counted.languages(),
                wanted.language(),
                tag -> ULocale.getDisplayName(tag, messages.language().tag()),
                wanted::in);
        add(
                facets,
                messages.text("search.by-day"),
                counted.days(),
                wanted.day(),
                day -> messages.day(day, ZoneOffset.UTC),
                wanted::on);
        return facets;
    }

    private String name(String id) {
        Source source = sources.get(id);
        return source == null ? id : source.name();
    }

    /** A facet of one value that nobody has chosen narrows nothing. */
    private static <T> void add(
            List<Facet> facets,
            String title,
            List<Count<T>> counts,
            @Nullable T chosen,
            Function<T, String> name,
            Function<@Nullable T, Wanted> narrow) {
        if (counts.size() < 2 && chosen == null) {
            return;
        }
        List<Choice> choices = new ArrayList<>();
        for (Count<T> count : counts.subList(0, Math.min(MOST, counts.size()))) {
            boolean isChosen = count.value().equals(chosen);
            Wanted then = narrow.apply(isChosen ? null : count.value());
            choices.add(new Choice(name.apply(count.value()), then.href(), count.articles(), isChosen));
        }
        if (chosen != null && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(name.apply(chosen), narrow.apply(null).href(), 0, true));
        }
        facets.add(new Facet(title, choices));
    }
}
