package org.jarida.ingest.poll;

import org.jarida.test.TestStore;

class MongoFeedStoreIT extends FeedStoreContract {

    @Override
    FeedStore emptyStore() {
        return new MongoFeedStore(TestStore.freshDatabase());
    }
}
