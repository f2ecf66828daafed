package org.jarida.article.article;

import org.jarida.test.TestStore;

class MongoArticleStoreIT extends ArticleStoreContract {

    @Override
    ArticleStore emptyStore() {
        return new MongoArticleStore(TestStore.freshDatabase());
    }
}
