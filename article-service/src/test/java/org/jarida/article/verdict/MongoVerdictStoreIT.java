package org.jarida.article.verdict;

import org.jarida.test.TestStore;

class MongoVerdictStoreIT extends VerdictStoreContract {

    @Override
    VerdictStore emptyStore() {
        return new MongoVerdictStore(TestStore.freshDatabase());
    }
}
