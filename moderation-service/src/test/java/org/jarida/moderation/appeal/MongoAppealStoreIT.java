package org.jarida.moderation.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.statement.Puid;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoAppealStoreIT {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Puid HIDE = new Puid(Acts.IMAGE, 1, 1);

    private final MongoAppealStore appeals = new MongoAppealStore(TestStore.freshDatabase());

    @BeforeEach
    void index() {
        appeals.ensureIndexes();
        appeals.ensureIndexes();
    }

    @Test
    void anAppealIsReadBackAsItWasFiled() {
        Appeal filed = appeal(HIDE, 1, 0);

        assertThat(appeals.add(filed)).isTrue();

        assertThat(appeals.find(filed.id())).contains(filed);
        assertThat(appeals.of(HIDE)).containsExactly(filed);
        assertThat(appeals.of(new Puid(Acts.IMAGE, 1, 11))).isEmpty();
        assertThat(appeals.find(HIDE + "-2")).isEmpty();
    }

    @Test
    void ofSeveralWithTheSameNumberTheFirstStays() {
        Appeal first = appeal(HIDE, 1, 0);
        appeals.add(first);

        assertThat(appeals.add(appeal(HIDE, 1, 5))).isFalse();
        assertThat(appeals.of(HIDE)).containsExactly(first);
    }

    @Test
    void ofManyAnswersAtOnceOneStands() throws InterruptedException, ExecutionException {
        Appeal filed = appeal(HIDE, 1, 0);
        appeals.add(filed);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = IntStream.range(0, 40)
                    .mapToObj(person -> people.submit(
                            () -> appeals.answer(answered(filed, Appeal.Outcome.UPHELD, "person-" + person, 9))))
                    .toList();
            int stored = 0;
            for (Future<Boolean> each : answers) {
                stored += each.get() ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        }
        Appeal.Answer stands = appeals.find(filed.id()).orElseThrow().answer();
        assertThat(stands).isNotNull();
        assertThat(appeals.answer(answered(filed, Appeal.Outcome.OVERTURNED, "late", 10)))
                .isFalse();
        assertThat(appeals.find(filed.id()).orElseThrow().answer()).isEqualTo(stands);
    }

    @Test
    void whoReadAnAppealBeforeAGrantWasBegunNeitherAnswersNorGrantsIt() {
        Appeal filed = appeal(HIDE, 1, 0);
        appeals.add(filed);
        Appeal begun = filed.grantedAt(1);

        assertThat(appeals.grant(filed, begun)).isTrue();

        assertThat(appeals.grant(filed, filed.grantedAt(2))).isFalse();
        assertThat(appeals.answer(answered(filed, Appeal.Outcome.UPHELD, "late", 9)))
                .isFalse();
        assertThat(appeals.find(filed.id())).contains(begun);
        assertThat(appeals.grant(begun, begun)).as("once more").isTrue();
        assertThat(appeals.answer(answered(begun, Appeal.Outcome.OVERTURNED, "amina", 9)))
                .isTrue();
        assertThat(appeals.grant(begun, begun)).isFalse();
    }

    @Test
    void openOnesComeTheOldestFirstPageByPage() {
        Appeal second = appeal(new Puid(Acts.image(1), 1, 1), 1, 5);
        Appeal third = appeal(new Puid(Acts.image(2), 1, 1), 1, 5);
        Appeal first = appeal(new Puid(Acts.image(3), 2, 4), 1, 1);
        Appeal closed = appeal(new Puid(Acts.image(4), 1, 1), 1, 0);
        List.of(second, third, first, closed).forEach(appeals::add);
        appeals.answer(answered(closed, Appeal.Outcome.UPHELD, "amina", 2));

        assertThat(appeals.open(null, 2)).containsExactly(first, second);
        assertThat(appeals.open(second, 2)).containsExactly(third);
        assertThat(appeals.open(third, 2)).isEmpty();
        assertThat(appeals.countOpen()).isEqualTo(3);
        assertThat(appeals.openOf(Acts.image(2))).containsExactly(third);
        assertThat(appeals.openOf(Acts.image(4))).isEmpty();
    }

    @Test
    void thoseOfATimeWereFiledOrAnsweredInIt() {
        Appeal before = appeal(new Puid(Acts.image(1), 1, 1), 1, 1);
        Appeal within = appeal(new Puid(Acts.image(2), 1, 1), 1, 10);
        Appeal answeredWithin = appeal(new Puid(Acts.image(3), 1, 1), 1, 2);
        List.of(before, within, answeredWithin).forEach(appeals::add);
        Appeal answered = answered(answeredWithin, Appeal.Outcome.OVERTURNED, "amina", 19);
        appeals.answer(answered);
        appeals.answer(answered(before, Appeal.Outcome.UPHELD, "amina", 20));

        assertThat(appeals.between(NOW.plusSeconds(10), NOW.plusSeconds(20))).containsExactly(within, answered);
    }

    private static Appeal appeal(Puid puid, int number, long second) {
        return new Appeal(puid, number, "The picture is ours.", NOW.plusSeconds(second), null, null);
    }

    private static Appeal answered(Appeal appeal, Appeal.Outcome outcome, String account, long second) {
        return appeal.answered(new Appeal.Answer(outcome, "seen", account, NOW.plusSeconds(second)));
    }
}
