package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.article.article.Entries.SEEN;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.id;
import static org.jarida.article.article.Entries.image;
import static org.jarida.article.article.Entries.received;
import static org.jarida.article.article.Entries.revised;
import static org.jarida.article.article.Entries.withdrawn;

import com.mongodb.client.MongoDatabase;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jarida.article.source.Source;
import org.jarida.article.source.SourcesById;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.ArticleContent;
import org.jarida.events.DisplayPolicy;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

/** What of an article's past may be read, from entries filed in a store. */
class StoredHistoriesIT {

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoArticleStore store = new MongoArticleStore(database);
    private final Policy policy = new Policy();
    private Set<String> hidden = Set.of();
    private final Verdicts verdicts = new Verdicts() {
        @Override
        public Set<String> hidden(Collection<String> imageIds) {
            return hidden;
        }

        @Override
        public int round(String imageId) {
            return 1;
        }
    };
    private final StoredHistories histories = new StoredHistories(store, policy, verdicts);
    private final EntryListener listener =
            new EntryListener(store, new ArticlePublisher(store, _ -> {}), new MutableClock(SEEN));

    @Test
    void versionsAreNewestFirstWhateverTheOrderOfTheirEntries() {
        listener.onEvents(received(revised(id(1), 3, content("ج"))));
        listener.onEvents(received(discovered(id(1), content("أ")), revised(id(1), 2, content("ب"))));

        assertThat(histories.versions(id(1))).extracting(Article::title).containsExactly("ج", "ب", "أ");
        assertThat(histories.versions(id(2))).isEmpty();
    }

    @Test
    void aRevisionThatOnlyBroughtPicturesIsNoVersion() {
        ArticleContent bare = content("alayyam", "ar", "أ", SEEN);
        ArticleContent pictured = content("alayyam", "ar", "أ", SEEN, 7);
        listener.onEvents(
                received(discovered(id(1), bare), revised(id(1), 2, pictured), revised(id(1), 3, content("ب"))));
        listener.onEvents(received(discovered(id(2), bare), revised(id(2), 2, pictured)));

        assertThat(histories.versions(id(1))).extracting(Article::revision).containsExactly(3L, 1L);
        assertThat(histories.versions(id(2))).extracting(Article::revision).containsExactly(2L);
    }

    @Test
    void thePastShowsNoMoreThanThePresentMay() {
        listener.onEvents(received(
                discovered(id(1), content("alayyam", "ar", "أ", SEEN, 7)),
                revised(id(1), 2, content("alayyam", "ar", "ب", SEEN, 8))));
        assertThat(histories.versions(id(1)).getLast().bodyHtml()).contains("نهاية", image(7));

        hidden = Set.of(image(7));
        assertThat(histories.versions(id(1)).getLast().bodyHtml())
                .contains("نهاية")
                .doesNotContain(image(7));
        policy.is = DisplayPolicy.EXCERPT;
        assertThat(histories.versions(id(1)).getLast().bodyHtml()).isEqualTo("<p>ملخص</p>");
        policy.is = DisplayPolicy.LINK;
        assertThat(histories.versions(id(1))).allSatisfy(version -> {
            assertThat(version.bodyHtml()).isEmpty();
            assertThat(version.summary()).isEmpty();
            assertThat(version.images()).isEmpty();
        });
    }

    @Test
    void ofAWithdrawnArticleThereIsNoPastNorOfOneThatCameBackWhatWasBefore() {
        listener.onEvents(received(discovered(id(1), content("أ")), revised(id(1), 2, content("ب"))));
        listener.onEvents(received(withdrawn(id(1), 3)));
        assertThat(histories.versions(id(1))).isEmpty();

        listener.onEvents(received(revised(id(1), 4, content("د")), revised(id(1), 5, content("ه"))));
        // as if a crash had left it there
        database.getCollection(MongoRevisions.REVISIONS).insertOne(copyOf(id(1) + ":4", id(1) + ":2", 2));

        assertThat(histories.versions(id(1))).extracting(Article::title).containsExactly("ه", "د");
    }

    private Document copyOf(String id, String as, long revision) {
        Document earlier = database.getCollection(MongoRevisions.REVISIONS)
                .find(new Document("_id", id))
                .first();
        return new Document(earlier).append("_id", as).append("revision", revision);
    }

    /** One source, whose policy changes. */
    private static final class Policy extends SourcesById {

        private DisplayPolicy is = DisplayPolicy.FULL;

        @Override
        public Optional<Source> find(String sourceId) {
            return Optional.of(new Source(sourceId, sourceId, null, "ar", ZoneId.of("UTC"), is, null, null, true));
        }
    }
}
