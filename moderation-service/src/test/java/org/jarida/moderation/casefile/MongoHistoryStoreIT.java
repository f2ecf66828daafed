package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

class MongoHistoryStoreIT {

    private final MongoHistoryStore history = new MongoHistoryStore(TestStore.freshDatabase());

    @Test
    void addingAgainChangesNothingAndTheLatestComeInOrder() {
        history.ensureIndexes();
        List<LogEntry> entries =
                CaseStoreContract.decided(Acts.image(1), 3).outbox().log();
        history.add(Acts.image(1), entries.subList(0, 2));
        history.add(Acts.image(1), entries);
        history.add(
                Acts.image(2),
                CaseStoreContract.decided(Acts.image(2), 1).outbox().log());

        assertThat(history.of(Acts.image(1), 10)).isEqualTo(entries);
        assertThat(history.of(Acts.image(1), 2)).isEqualTo(entries.subList(1, 3));
    }
}
