package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

/** Reports as statistics read them, wherever they are kept. */
class MongoCaseFiguresIT {

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final LocalDate FIRST = LocalDate.ofInstant(Acts.START, ZoneOffset.UTC);

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

        assertThat(perDay(FIRST)).containsExactlyInAnyOrderEntriesOf(Map.of(FIRST, 100L, FIRST.plusDays(1), 50L));
        assertThat(perDay(FIRST.plusDays(1))).hasSize(1).containsEntry(FIRST.plusDays(1), 50L);
    }

    @Test
    void votesOfOpenCasesAreToldByTheirDayAlsoOfCasesThatAnEarlierReleaseWrote() {
        Ballot ballot = Ballot.EMPTY
                .with(Vote.of(Acts.report(1, 0)))
                .with(Vote.of(Acts.report(2, 1)))
                .with(Vote.of(Acts.report(3, MINUTES_A_DAY)));
        cases.write(List.of(new CaseStore.Change(
                0, Case.of(Acts.IMAGE).with(ballot, Acts.at(MINUTES_A_DAY)).stamped(Acts.START))));
        Map<LocalDate, Long> expected = Map.of(FIRST, 2L, FIRST.plusDays(1), 1L);
        assertThat(perDay(FIRST)).containsExactlyInAnyOrderEntriesOf(expected);

        database.getCollection(MongoCaseStore.COLLECTION)
                .updateOne(new Document(), Updates.unset(MongoCaseDocument.DAYS));
        cases.ensureIndexes();

        assertThat(perDay(FIRST)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private Map<LocalDate, Long> perDay(LocalDate from) {
        Map<LocalDate, Long> perDay = new TreeMap<>();
        figures.reports(from, (image, day, reports) -> {
            assertThat(image).isEqualTo(Acts.IMAGE);
            perDay.merge(day, reports, Long::sum);
        });
        return perDay;
    }

    private static List<Voter> crowd(int from, int to, long minute) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(reader -> new Voter(Acts.IMAGE, Acts.reader(reader), 1, false, Acts.at(minute)))
                .toList());
    }
}
