package org.jarida.ingest.replay;

import org.jarida.test.TestStore;

class MongoReplayStoreIT extends ReplayStoreContract {

    @Override
    ReplayStore emptyStore() {
        return new MongoReplayStore(TestStore.freshDatabase());
    }
}
