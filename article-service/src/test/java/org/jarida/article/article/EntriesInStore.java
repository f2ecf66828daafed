package org.jarida.article.article;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.jarida.article.RunningService;
import org.jarida.events.ArticlePublished;
import org.jarida.events.EntryEvent;

/** Puts entries into a service's store past the broker. */
public final class EntriesInStore {

    private EntriesInStore() {}

    public static void file(RunningService service, EntryEvent entry) {
        service.bean(ArticleStore.class).write(List.of(Filing.of(null, List.of(entry), Entries.SEEN)));
    }

    /** Stores articles that are published already, as the service would leave them; they are new. */
    public static void publishedBefore(MongoDatabase database, List<ArticlePublished> articles) {
        MongoArticleStore store = new MongoArticleStore(database);
        store.ensureIndexes();
        store.write(articles.stream().map(EntriesInStore::filed).toList());
    }

    private static Filing filed(ArticlePublished article) {
        ArticleState state = new ArticleState(article.articleId(), 1, article.content(), null, 0, 1, null);
        return new Filing(null, state, List.of());
    }
}
