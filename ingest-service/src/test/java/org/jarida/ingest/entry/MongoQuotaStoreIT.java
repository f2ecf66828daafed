package org.jarida.ingest.entry;

import org.jarida.test.TestStore;

class MongoQuotaStoreIT extends QuotaStoreContract {

    @Override
    QuotaStore emptyStore() {
        return new MongoQuotaStore(TestStore.freshDatabase());
    }
}
