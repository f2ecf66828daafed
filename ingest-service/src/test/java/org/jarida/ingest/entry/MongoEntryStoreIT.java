package org.jarida.ingest.entry;

import org.jarida.test.TestStore;

class MongoEntryStoreIT extends EntryStoreContract {

    @Override
    EntryStore emptyStore() {
        return new MongoEntryStore(TestStore.freshDatabase());
    }
}
