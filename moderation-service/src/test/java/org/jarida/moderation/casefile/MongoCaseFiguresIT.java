package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

/** Reports as statistics read them, wherever they are kept. */
class MongoCaseFiguresIT {

    private static final int MINUTES_A_DAY = 24 * 60;

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoCaseStore cases = new MongoCaseStore(database, Acts.SETTINGS.severe());
    private final MongoVoterStore voters = new MongoVoterStore(database);
    private final MongoCaseFigures figures = new MongoCaseFigures(database);

    @Test
    void everyVoterOfACrowdIsToldOfOnceOnTheDayOfTheVote() {
        voters.remember(crowd(0, 100, 0));
        voters.remember(crowd(100, 150, MINUTES_A_DAY));
        // the same again, cut another way
        voters.remember(crowd(50, 100, 0));
        voters.remember(crowd(3, 5, 0));
        Ballot standing = Ballot.EMPTY.with(Vote.of(Acts.report(1, 2)));
        cases.write(List.of(new CaseStore.Change(
                0, Case.of(Acts.IMAGE).with(standing, Acts.at(MINUTES_A_DAY)).stamped(Acts.START))));

        assertThat(perDay(Acts.START))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(LocalDate.of(2024, 12, 7), 100, LocalDate.of(2024, 12, 8), 50));
        assertThat(perDay(Acts.at(MINUTES_A_DAY - 12 * 60))).hasSize(1).containsEntry(LocalDate.of(2024, 12, 8), 50);
    }

    private Map<LocalDate, Integer> perDay(Instant since) {
        Map<LocalDate, Integer> perDay = new TreeMap<>();
        figures.reports(since, (image, at) -> {
            assertThat(image).isEqualTo(Acts.IMAGE);
            perDay.merge(LocalDate.ofInstant(at, ZoneOffset.UTC), 1, Integer::sum);
        });
        return perDay;
    }

    private static List<Voter> crowd(int from, int to, long minute) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(reader -> new Voter(Acts.IMAGE, Acts.reader(reader), 1, false, Acts.at(minute)))
                .toList());
    }
}
