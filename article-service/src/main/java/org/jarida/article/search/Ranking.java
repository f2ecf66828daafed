package org.jarida.article.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/**
 * The best articles that an index has for a query, {@link Search#MAX_RESULTS} at most.
 *
 * @param total how many it has
 */
record Ranking(List<Ranked> best, long total) {

    private static final SortField NEWEST = new SortedNumericSortField(Fields.SORT_AT, SortField.Type.LONG, true);

    /** By score; the newer one of two that fit as well. */
    private static final Sort ORDER = new Sort(SortField.FIELD_SCORE, NEWEST);

    /**
     * An article at its place in the order.
     *
     * @param doc its number in the searcher that was asked
     * @param revision as the index knows it
     */
    record Ranked(int doc, String articleId, long revision) {}

    /** @param relevance a query that scores by relevance alone */
    static Ranking of(IndexSearcher searcher, Query relevance, Instant asOf) throws IOException {
        Query query = new FunctionScoreQuery(relevance, new Recency(asOf));
        TopFieldDocs found = searcher.search(
                query, new TopFieldCollectorManager(ORDER, Search.MAX_RESULTS, null, Integer.MAX_VALUE));
        return new Ranking(articles(searcher, found.scoreDocs), found.totalHits.value());
    }

    /** Ids of the newest articles that an index has for a query, the newest first. */
    static List<String> newest(IndexSearcher searcher, Query query, int most) throws IOException {
        return articles(searcher, searcher.search(query, most, new Sort(NEWEST)).scoreDocs).stream()
                .map(Ranked::articleId)
                .toList();
    }

    private static List<Ranked> articles(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Ranked> articles = new ArrayList<>(found.length);
        for (ScoreDoc each : found) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(each.doc, leaves));
            int doc = each.doc - leaf.docBase;
            BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
            NumericDocValues revisions = DocValues.getNumeric(leaf.reader(), Fields.REVISION);
            if (ids.advanceExact(doc) && revisions.advanceExact(doc)) {
                articles.add(new Ranked(each.doc, ids.binaryValue().utf8ToString(), revisions.longValue()));
            }
        }
        return articles;
    }

    /** What comes after an earlier page, no more than {@link Search#MAX_RESULTS} with that. */
    List<Ranked> after(@Nullable SearchCursor cursor) {
        if (cursor == null) {
            return best;
        }
        int start = start(cursor);
        int left = Math.max(0, Search.MAX_RESULTS - cursor.rank());
        return best.subList(start, Math.min(best.size(), start + left));
    }

    private int start(SearchCursor cursor) {
        for (String ending : cursor.last()) {
            for (int place = 0; place < best.size(); place++) {
                if (best.get(place).articleId().endsWith(ending)) {
                    return place + 1;
                }
            }
        }
        return Math.min(best.size(), cursor.rank());
    }
}
