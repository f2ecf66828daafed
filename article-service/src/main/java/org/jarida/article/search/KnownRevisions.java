package org.jarida.article.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** The revision that the index has of each article, of those too that no search finds yet; 0 for one it does not have. */
final class KnownRevisions extends LiveFieldValues<IndexSearcher, Long> {

    private static final Long NONE = 0L;

    KnownRevisions(SearcherManager searchers) {
        super(searchers, NONE);
    }

    @Override
    public Long get(String articleId) {
        try {
            return super.get(articleId);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected Long lookupFromSearcher(IndexSearcher searcher, String articleId) throws IOException {
        Term id = new Term(Fields.ID, new BytesRef(articleId));
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            var terms = leaf.reader().terms(id.field());
            TermsEnum term = terms == null ? null : terms.iterator();
            if (term != null && term.seekExact(id.bytes())) {
                PostingsEnum found = term.postings(null, PostingsEnum.NONE);
                int doc = found.nextDoc();
                while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
                    doc = found.nextDoc();
                }
                if (doc != DocIdSetIterator.NO_MORE_DOCS) {
                    NumericDocValues revisions = DocValues.getNumeric(leaf.reader(), Fields.REVISION);
                    return revisions.advanceExact(doc) ? Long.valueOf(revisions.longValue()) : NONE;
                }
            }
        }
        return NONE;
    }
}
