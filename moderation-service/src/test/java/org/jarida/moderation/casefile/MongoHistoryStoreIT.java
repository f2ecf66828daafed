package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jarida.events.CaseState;
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

    @Test
    void hidesByRuleAreFoundByTheirTimeAndOthersAreNot() {
        history.ensureIndexes();
        history.add(
                Acts.image(1),
                List.of(
                        entry(1, CaseState.AUTO_HIDDEN, 1),
                        entry(2, CaseState.RESTORED, 2),
                        entry(3, CaseState.AUTO_HIDDEN, 3)));
        history.add(Acts.image(2), List.of(entry(1, CaseState.SUSPECT, 3), entry(2, CaseState.AUTO_HIDDEN, 4)));

        assertThat(history.automaticHidesSince(Acts.at(1))).containsExactlyInAnyOrder(Acts.at(3), Acts.at(4));
    }

    private static LogEntry entry(long version, CaseState to, long minute) {
        return new LogEntry(
                version,
                1,
                0,
                CaseState.VISIBLE,
                to,
                Rules.HARDENED,
                new Tally(3000, 4, 2),
                Actor.RULE,
                null,
                Acts.at(minute));
    }
}
