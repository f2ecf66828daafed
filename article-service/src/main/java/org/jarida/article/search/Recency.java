package org.jarida.article.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Relevance and recency in one number: {@code relevance × (1 + 2^(-age / 7 days))}, where relevance is BM25's. What has just
 * come out counts twice as much as the same in an old article, a week later one and a half times.
 */
final class Recency extends DoubleValuesSource {

    private static final double HALF_LIFE_MILLIS = Duration.ofDays(7).toMillis();

    private final Instant now;

    /** @param now later articles count as of now */
    Recency(Instant now) {
        this.now = now;
    }

    static double score(double relevance, double ageMillis) {
        return relevance * (1 + Math.pow(2, -Math.max(0, ageMillis) / HALF_LIFE_MILLIS));
    }

    @Override
    public DoubleValues getValues(LeafReaderContext leaf, DoubleValues relevance) throws IOException {
        NumericDocValues times = DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf.reader(), Fields.SORT_AT));
        long at = now.toEpochMilli();
        return new DoubleValues() {
            @Override
            public double doubleValue() throws IOException {
                return score(relevance.doubleValue(), times == null ? Double.MAX_VALUE : at - times.longValue());
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return relevance.advanceExact(doc) && (times == null || times.advanceExact(doc));
            }
        };
    }

    @Override
    public boolean needsScores() {
        return true;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recency recency && now.equals(recency.now);
    }

    @Override
    public int hashCode() {
        return Objects.hash(now);
    }

    @Override
    public String toString() {
        return "recency at " + now;
    }
}
