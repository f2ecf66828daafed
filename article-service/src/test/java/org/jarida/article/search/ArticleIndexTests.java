package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.jarida.events.ArticlePublished;
import org.jarida.events.kafka.TopicPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleIndexTests {

    private static final TopicPosition HERE = new TopicPosition("cluster", "topic", Map.of(0, 7L, 1, 0L));

    @TempDir
    private Path directory;

    @Test
    void onlyAHigherRevisionIsTakenAWithdrawalToo() throws IOException {
        try (Shelf shelf = new Shelf(directory)) {
            String id = shelf.add("عنوان أول");
            shelf.put(id, 3, Shelf.content("alayyam", "ar", "عنوان ثالث", "", Shelf.NOW));
            shelf.apply(new ArticlePublished(id, 2, Shelf.content("alayyam", "ar", "عنوان ثان", "", Shelf.NOW)));

            assertThat(shelf.find("ثالث")).containsExactly(id);
            assertThat(shelf.find("ثان")).isEmpty();
            assertThat(shelf.find("اول")).isEmpty();

            shelf.withdraw(id, 4);
            shelf.show(id, 3, Shelf.content("alayyam", "ar", "عنوان ثالث", "", Shelf.NOW));
            shelf.apply(new ArticlePublished(id, 3, Shelf.content("alayyam", "ar", "عنوان ثالث", "", Shelf.NOW)));

            assertThat(shelf.find("ثالث")).isEmpty();
            assertThat(shelf.find("-شيء")).isEmpty();

            shelf.put(id, 5, Shelf.content("alayyam", "ar", "عنوان خامس", "", Shelf.NOW));

            assertThat(shelf.find("عنوان")).containsExactly(id);
        }
    }

    @Test
    void ofOneBatchTheHighestRevisionIsTakenWhateverTheOrder() throws IOException {
        try (Shelf shelf = new Shelf(directory)) {
            String id = Shelf.id(1);
            shelf.show(id, 2, Shelf.content("alayyam", "ar", "ثان", "", Shelf.NOW));
            shelf.apply(
                    new ArticlePublished(id, 2, Shelf.content("alayyam", "ar", "ثان", "", Shelf.NOW)),
                    new ArticlePublished(id, 1, Shelf.content("alayyam", "ar", "أول", "", Shelf.NOW)),
                    new ArticlePublished(id, 2, Shelf.content("alayyam", "ar", "ثان", "", Shelf.NOW)));

            assertThat(shelf.find("ثان")).containsExactly(id);
            assertThat(shelf.find("اول")).isEmpty();
        }
    }

    @Test
    void whatWasCommittedIsThereAgainWithItsPlaceAndNothingElse() throws IOException {
        try (Shelf shelf = new Shelf(directory)) {
            shelf.add("قطار أول");
            shelf.index.commit(HERE);
            shelf.add("قطار ثان");
        }
        try (Shelf shelf = new Shelf(directory)) {
            assertThat(shelf.index.open()).isEqualTo(HERE);
            shelf.show(Shelf.id(1), 1, Shelf.content("alayyam", "ar", "قطار", "", Shelf.NOW));
            shelf.show(Shelf.id(2), 1, Shelf.content("alayyam", "ar", "قطار", "", Shelf.NOW));
            assertThat(shelf.find("قطار")).containsExactly(Shelf.id(1));
        }
    }

    @Test
    void aDamagedIndexIsEmptiedAndHasNoPlace() throws IOException {
        try (Shelf shelf = new Shelf(directory)) {
            shelf.add("قطار أول");
            shelf.index.commit(HERE);
        }
        damage();
        try (Shelf shelf = new Shelf(directory)) {
            assertThat(shelf.index.open()).isNull();
            assertThat(shelf.find("قطار")).isEmpty();
            assertThat(shelf.add("قطار ثان")).isIn(shelf.find("قطار"));
        }
    }

    /** A bit in the middle of the largest file, such as a bad disk flips it. */
    private void damage() throws IOException {
        try (var files = Files.list(directory.resolve("1"))) {
            Path largest = files.max((one, other) -> Long.compare(size(one), size(other)))
                    .orElseThrow();
            try (FileChannel channel = FileChannel.open(largest, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, channel.size() / 2);
                one.put(0, (byte) (one.get(0) ^ 4));
                channel.write(one.flip(), channel.size() / 2);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIndexOfAnotherSchemaHasNoPlace() throws IOException {
        Map<String, String> place = CommittedPosition.write(HERE);
        place.put("schema", "0");
        try (var files = FSDirectory.open(directory.resolve("1"));
                var writer = new IndexWriter(files, new IndexWriterConfig())) {
            writer.setLiveCommitData(place.entrySet());
            writer.commit();
        }
        try (Shelf shelf = new Shelf(directory)) {
            assertThat(shelf.index.open()).isNull();
        }
    }

    @Test
    void replicasOnOneMachineHaveFoldersOfTheirOwn() throws IOException {
        try (Shelf one = new Shelf(directory)) {
            one.add("قطار");
            try (Shelf other = new Shelf(directory)) {
                assertThat(other.find("قطار")).isEmpty();
            }
        }
        try (var folders = Files.list(directory)) {
            assertThat(folders.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("1", "2");
        }
    }

    @Test
    void aClearedIndexIsEmptyAndSearchedOn() throws IOException {
        try (Shelf shelf = new Shelf(directory)) {
            shelf.add("قطار");
            shelf.index.commit(HERE);

            shelf.index.clear();

            assertThat(shelf.find("قطار")).isEmpty();
            assertThat(shelf.index.open()).isNull();
        }
    }
}
