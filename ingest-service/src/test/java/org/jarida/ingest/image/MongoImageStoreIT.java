package org.jarida.ingest.image;

import org.jarida.test.TestStore;

class MongoImageStoreIT extends ImageStoreContract {

    @Override
    ImageStore emptyStore() {
        return new MongoImageStore(TestStore.freshDatabase());
    }
}
