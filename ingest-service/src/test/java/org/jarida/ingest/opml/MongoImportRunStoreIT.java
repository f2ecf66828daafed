package org.jarida.ingest.opml;

import org.jarida.test.TestStore;

class MongoImportRunStoreIT extends ImportRunStoreContract {

    @Override
    ImportRunStore emptyStore() {
        return new MongoImportRunStore(TestStore.freshDatabase());
    }
}
