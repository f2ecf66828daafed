package org.jarida.moderation.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jarida.moderation.casefile.Acts;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoReviewStoresIT {

    private static final String IMAGE = Acts.IMAGE;
    /** Later than any run of this test, so that the store itself removes no claim. */
    private static final Instant NOW = Instant.parse("2100-01-01T12:00:00Z");

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoClaimStore claims = new MongoClaimStore(database);
    private final MongoNoteStore notes = new MongoNoteStore(database);

    @BeforeEach
    void index() {
        claims.ensureIndexes();
        notes.ensureIndexes();
    }

    @Test
    void whoComesSecondGetsTheClaimThatStands() {
        Claim first = until("amina", 900);

        assertThat(claims.take(first, NOW)).isEqualTo(first);
        assertThat(claims.take(until("karim", 900), NOW.plusSeconds(1))).isEqualTo(first);
        assertThat(claims.find(IMAGE, NOW)).contains(first);
        assertThat(claims.find(Acts.image(2), NOW)).isEmpty();
    }

    @Test
    void aClaimEndsByItselfAndIsThenAnybodys() {
        claims.take(until("amina", 900), NOW);

        assertThat(claims.find(IMAGE, NOW.plusSeconds(899))).isPresent();
        assertThat(claims.find(IMAGE, NOW.plusSeconds(900))).isEmpty();
        Claim next = until("karim", 1800);
        assertThat(claims.take(next, NOW.plusSeconds(900))).isEqualTo(next);
    }

    @Test
    void itsOwnerGoesOnWithItAndAloneReleasesIt() {
        claims.take(until("amina", 900), NOW);
        Claim longer = until("amina", 1500);

        assertThat(claims.take(longer, NOW.plusSeconds(600))).isEqualTo(longer);
        claims.release(IMAGE, "karim");
        assertThat(claims.find(IMAGE, NOW)).contains(longer);
        claims.release(IMAGE, "amina");
        assertThat(claims.find(IMAGE, NOW)).isEmpty();
        claims.take(longer, NOW);
        claims.end(IMAGE);
        assertThat(claims.find(IMAGE, NOW)).isEmpty();
    }

    @Test
    void ofManyAtOnceOneGetsIt() throws InterruptedException, ExecutionException {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Claim>> taken = IntStream.range(0, 50)
                    .mapToObj(person -> people.submit(() -> claims.take(until("person-" + person, 900), NOW)))
                    .toList();
            Claim winner = taken.getFirst().get();
            for (Future<Claim> each : taken) {
                assertThat(each.get()).isEqualTo(winner);
            }
            assertThat(claims.find(IMAGE, NOW)).contains(winner);
        }
    }

    @Test
    void theLatestNotesOfACaseComeInTheirOrderAndARetriedOneIsTheSame() {
        for (int number = 1; number <= 4; number++) {
            notes.add(new Note(IMAGE, "amina", NOW.plusSeconds(number), "note " + number));
        }
        notes.add(new Note(IMAGE, "amina", NOW.plusSeconds(9), "note 1"));
        notes.add(new Note(Acts.image(2), "karim", NOW, "of another"));

        assertThat(notes.of(IMAGE, 3)).extracting(Note::text).containsExactly("note 2", "note 3", "note 4");
        assertThat(notes.of(IMAGE, 10))
                .hasSize(4)
                .allMatch(note -> note.account().equals("amina"));
    }

    private static Claim until(String account, long second) {
        return new Claim(IMAGE, account, NOW.plusSeconds(second));
    }
}
