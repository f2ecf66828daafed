package org.jarida.ingest.source;

import org.jarida.test.TestStore;

class MongoSourceStoreIT extends SourceStoreContract {

    @Override
    SourceStore emptyStore() {
        return new MongoSourceStore(TestStore.freshDatabase());
    }
}
