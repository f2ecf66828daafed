package org.jarida.article.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.jarida.article.search.Quote.Part;

/** Makes a {@link Quote} of passages. */
final class QuoteFormatter extends PassageFormatter {

    private static final String ELLIPSIS = " … ";

    @Override
    public Quote format(Passage[] passages, String content) {
        List<Part> parts = new ArrayList<>();
        int end = 0;
        for (Passage passage : passages) {
            if (!parts.isEmpty() && passage.getStartOffset() > end) {
                parts.add(new Part(ELLIPSIS, false));
            }
            int from = passage.getStartOffset();
            for (int match = 0; match < passage.getNumMatches(); match++) {
                int start = Math.max(from, passage.getMatchStarts()[match]);
                int stop = Math.min(passage.getEndOffset(), passage.getMatchEnds()[match]);
                if (start < stop) {
                    add(parts, content.substring(from, start), false);
                    add(parts, content.substring(start, stop), true);
                    from = stop;
                }
            }
            end = passage.getEndOffset();
            add(parts, content.substring(from, end), false);
        }
        return new Quote(parts);
    }

    private static void add(List<Part> parts, String text, boolean marked) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, marked));
        }
    }
}
