package org.jarida.moderation.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
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
    void remembersWhoClosedItTheLatestHundredTimes() {
        for (int second = 0; second < 103; second++) {
            breaker.open(breaker.read(), Acts.START.plusSeconds(second));
            breaker.close("moderator-" + second, Acts.START.plusSeconds(second));
        }

        List<Document> closings =
                database.getCollection("breaker").find().first().getList("closings", Document.class);
        assertThat(closings).hasSize(100);
        assertThat(closings.getLast().getString("account")).isEqualTo("moderator-102");
    }
}
