package org.jarida.article.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Reads profiles from the index, each once. Words are weighed by the documents that the index has; these weights move
 * slowly, and are taken anew when it has twice as many.
 */
final class StoryProfiles {

    private static final int REMEMBERED = 3000;
    private static final int REMEMBERED_WORDS = 30_000;

    /** Words are not called frequent before there are so many articles of their language. */
    private static final int FEW = 1000;

    /** How much more a word of the title weighs: it names the event, a lead the circumstances too. Chosen as the threshold was. */
    private static final double TITLE = 1.5;

    private final Cache<Key, StoryProfile> profiles =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private final Cache<Word, Double> rarities =
            Caffeine.newBuilder().maximumSize(REMEMBERED_WORDS).build();

    /** @param magnitude of the index, as a power of two */
    private record Key(String articleId, long revision, int magnitude) {}

    /** @param magnitude of the index, as a power of two */
    private record Word(TextLanguage language, String term, int magnitude) {}

    /** Of a document; null when it is of a withdrawn article. */
    @Nullable StoryProfile of(IndexSearcher searcher, int doc) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        List<LeafReaderContext> leaves = reader.leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        int place = doc - leaf.docBase;
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
        NumericDocValues revisions = DocValues.getNumeric(leaf.reader(), Fields.REVISION);
        if (!ids.advanceExact(place) || !revisions.advanceExact(place)) {
            return null;
        }
        String id = ids.binaryValue().utf8ToString();
        int magnitude = Integer.SIZE - Integer.numberOfLeadingZeros(reader.maxDoc());
        Key key = new Key(id, revisions.longValue(), magnitude);
        StoryProfile known = profiles.getIfPresent(key);
        if (known == null) {
            known = read(searcher, leaf, doc, key);
            if (known != null) {
                profiles.put(key, known);
            }
        }
        return known;
    }

    private @Nullable StoryProfile read(IndexSearcher searcher, LeafReaderContext leaf, int doc, Key key)
            throws IOException {
        String stored =
                searcher.storedFields().document(doc, Set.of(Fields.STORY)).get(Fields.STORY);
        SortedNumericDocValues times = DocValues.getSortedNumeric(leaf.reader(), Fields.SORT_AT);
        SortedSetDocValues sources = DocValues.getSortedSet(leaf.reader(), Fields.SOURCE);
        int place = doc - leaf.docBase;
        if (stored == null || !times.advanceExact(place) || !sources.advanceExact(place)) {
            return null;
        }
        String source = sources.lookupOrd(sources.nextOrd()).utf8ToString();
        Instant at = Instant.ofEpochMilli(times.nextValue());
        StoryWords words = StoryWords.parse(stored);
        Map<String, Double> weights = weights(searcher.getIndexReader(), words, key.magnitude());
        return StoryProfile.of(key.articleId(), source, at, words.language(), weights);
    }

    private Map<String, Double> weights(IndexReader reader, StoryWords words, int magnitude) throws IOException {
        Map<String, Double> weights = new HashMap<>();
        for (String term : words.all()) {
            Word word = new Word(words.language(), term, magnitude);
            Double rarity = rarities.getIfPresent(word);
            if (rarity == null) {
                rarity = rarity(reader, word);
                rarities.put(word, rarity);
            }
            weights.put(term, words.title().contains(term) ? TITLE * rarity : rarity);
        }
        return weights;
    }

    /** BM25's inverse document frequency. */
    private static double rarity(IndexReader reader, Word word) throws IOException {
        String field = Fields.story(word.language());
        int all = Math.max(FEW, reader.getDocCount(field));
        return Math.log1p(all / (reader.docFreq(new Term(field, word.term())) + 0.5));
    }
}
