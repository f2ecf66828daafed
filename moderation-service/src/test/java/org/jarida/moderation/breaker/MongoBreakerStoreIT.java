package org.jarida.moderation.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import org.jarida.moderation.casefile.Acts;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

class MongoBreakerStoreIT {

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoBreakerStore breaker = new MongoBreakerStore(database);

    @Test
    void isClosedAtFirstAndClosingItThenChangesNothing() {
        assertThat(breaker.read()).isEqualTo(BreakerState.NEW);
        assertThat(breaker.close("amina", Acts.START)).isFalse();
        assertThat(breaker.read()).isEqualTo(BreakerState.NEW);
    }

    @Test
    void opensOnceAndClosesOnce() {
        breaker.open(BreakerState.NEW, Acts.START);
        breaker.open(BreakerState.NEW, Acts.START.plusSeconds(1));
        assertThat(breaker.read().openSince()).isEqualTo(Acts.START);

        assertThat(breaker.close("amina", Acts.START.plusSeconds(9))).isTrue();
        assertThat(breaker.close("badr", Acts.START.plusSeconds(10))).isFalse();

        assertThat(breaker.read()).isEqualTo(new BreakerState(null, Acts.START.plusSeconds(9)));
    }

    @Test
    void whoCountedBeforeItWasClosedDoesNotOpenItAgain() {
        BreakerState counted = breaker.read();
        breaker.open(counted, Acts.START);
        breaker.close("amina", Acts.START.plusSeconds(9));

        breaker.open(counted, Acts.START.plusSeconds(10));
        assertThat(breaker.read().isOpen()).isFalse();

        breaker.open(breaker.read(), Acts.START.plusSeconds(11));
        assertThat(breaker.read().openSince()).isEqualTo(Acts.START.plusSeconds(11));
    }

    @Test
    void remembersWhoClosedItApartFromTheState() {
        for (int second = 0; second < 3; second++) {
            breaker.open(breaker.read(), Acts.START.plusSeconds(second));
            breaker.close("moderator-" + second, Acts.START.plusSeconds(second));
        }
        breaker.close("nobody", Acts.START.plusSeconds(9));

        assertThat(database.getCollection("breaker_history").find().map(closing -> closing.getString("account")))
                .containsExactlyInAnyOrder("moderator-0", "moderator-1", "moderator-2");
        assertThat(database.getCollection("breaker").find().first().toJson()).doesNotContain("moderator");
    }
}
