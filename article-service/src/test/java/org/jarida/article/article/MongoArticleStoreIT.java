package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.article.article.Entries.SEEN;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.id;
import static org.jarida.article.article.Entries.withdrawn;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

class MongoArticleStoreIT extends ArticleStoreContract {

    @Override
    ArticleStore emptyStore() {
        return new MongoArticleStore(TestStore.freshDatabase());
    }

    /** As a version of this service without sections has left them: more than go into one batch. */
    @Test
    void articlesFromBeforeThereWereSectionsGetThem() {
        MongoDatabase database = TestStore.freshDatabase();
        MongoArticleStore store = new MongoArticleStore(database);
        for (int number = 1; number <= 1100; number++) {
            store.write(List.of(Filing.of(null, List.of(discovered(id(number), content("عنوان"))), SEEN)));
        }
        store.write(List.of(Filing.of(null, List.of(withdrawn(id(2000), 1)), SEEN)));
        Document keys = new Document("sections", "").append("authors", "");
        database.getCollection(MongoArticleStore.ARTICLES).updateMany(new Document(), new Document("$unset", keys));
        assertThat(store.page(ArticleQuery.newest(9).in("سياسة"), 9)).isEmpty();

        store.ensureIndexes();

        assertThat(store.page(ArticleQuery.newest(9).in("سياسة"), 2000)).hasSize(1100);
        assertThat(store.page(ArticleQuery.newest(9).by(Labels.key("سلمى الإدريسي")), 2000))
                .hasSize(1100);
        assertThat(store.find(id(1)).orElseThrow().content()).isEqualTo(content("عنوان"));
    }
}
