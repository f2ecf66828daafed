package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;

/**
 * An index as its last commit left it.
 *
 * @param next offsets up to which it has its topic
 * @param revisions of each article, negative when it is withdrawn
 */
record IndexOnDisk(Map<Integer, Long> next, Map<String, Long> revisions) {

    /** @param directory where replicas keep their indexes; of one only */
    static IndexOnDisk read(Path directory) throws IOException {
        Path folder = directory.resolve("1");
        if (Files.notExists(folder)) {
            return new IndexOnDisk(Map.of(), Map.of());
        }
        try (var files = FSDirectory.open(folder);
                var reader = DirectoryReader.open(files)) {
            var place =
                    CommittedPosition.read(reader.getIndexCommit().getUserData().entrySet());
            Map<String, Long> revisions = new TreeMap<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                var ids = DocValues.getBinary(leaf.reader(), Fields.ID);
                var numbers = DocValues.getNumeric(leaf.reader(), Fields.REVISION);
                var readable = DocValues.getSortedNumeric(leaf.reader(), Fields.SORT_AT);
                var live = leaf.reader().getLiveDocs();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if (live == null || live.get(doc)) {
                        assertThat(ids.advanceExact(doc) && numbers.advanceExact(doc))
                                .isTrue();
                        long revision = readable.advanceExact(doc) ? numbers.longValue() : -numbers.longValue();
                        assertThat(revisions.put(ids.binaryValue().utf8ToString(), revision))
                                .as("an article that is there twice")
                                .isNull();
                    }
                }
            }
            return new IndexOnDisk(place == null ? Map.of() : place.next(), revisions);
        } catch (IndexNotFoundException _) {
            return new IndexOnDisk(Map.of(), Map.of());
        }
    }
}
