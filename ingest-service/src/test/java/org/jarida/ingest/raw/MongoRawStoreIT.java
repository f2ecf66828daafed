package org.jarida.ingest.raw;

import org.jarida.test.TestStore;

class MongoRawStoreIT extends RawStoreContract {

    @Override
    RawStore emptyStore() {
        return new MongoRawStore(TestStore.freshDatabase());
    }
}
