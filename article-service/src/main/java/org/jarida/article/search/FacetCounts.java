package org.jarida.article.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.LongValueFacetCounts;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jarida.article.search.Search.Count;
import org.jarida.article.search.Search.Facets;

/** Counts where the articles come from that a query finds. */
final class FacetCounts {

    private static final int MOST_VALUES = 50;

    private FacetCounts() {}

    static Facets of(IndexSearcher searcher, Query query, boolean isComplete) throws IOException {
        FacetsCollector found = searcher.search(query, new FacetsCollectorManager());
        long total = found.getMatchingDocs().stream()
                .mapToLong(FacetsCollector.MatchingDocs::totalHits)
                .sum();
        return new Facets(
                values(searcher, found, Fields.SOURCE),
                values(searcher, found, Fields.LANGUAGE),
                days(found),
                total,
                isComplete);
    }

    private static List<Count<String>> values(IndexSearcher searcher, FacetsCollector found, String field)
            throws IOException {
        var state = new StringDocValuesReaderState(searcher.getIndexReader(), field);
        return Arrays.stream(new StringValueFacetCounts(state, found).getTopChildren(MOST_VALUES, field).labelValues)
                .map(each -> new Count<>(each.label, each.value.longValue()))
                .toList();
    }

    private static List<Count<LocalDate>> days(FacetsCollector found) throws IOException {
        return Arrays.stream(new LongValueFacetCounts(Fields.DAY, found).getAllChildrenSortByValue().labelValues)
                .map(FacetCounts::day)
                .sorted(Comparator.comparing(Count<LocalDate>::value).reversed())
                .limit(Facets.MAX_DAYS)
                .toList();
    }

    private static Count<LocalDate> day(LabelAndValue each) {
        return new Count<>(LocalDate.ofEpochDay(Long.parseLong(each.label)), each.value.longValue());
    }
}
