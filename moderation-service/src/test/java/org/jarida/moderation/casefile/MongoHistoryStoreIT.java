package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MongoHistoryStoreIT {

    private final MutableClock clock = new MutableClock(Acts.START);
    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoHistoryStore history = new MongoHistoryStore(database, clock);

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

    @Test
    void hidesComeInTheOrderOfTheirFilingPageByPageAndEachOnce() {
        history.ensureIndexes();
        history.add(Acts.image(9), List.of(entry(1, CaseState.AUTO_HIDDEN, 7), entry(2, CaseState.CONFIRMED, 8)));
        history.add(Acts.image(3), List.of(entry(1, CaseState.SUSPECT, 9)));
        clock.advance(Duration.ofMinutes(1));
        history.add(Acts.image(9), List.of(entry(2, CaseState.CONFIRMED, 8), entry(3, CaseState.RESTORED, 9)));
        history.add(Acts.image(1), List.of(entry(1, CaseState.LEGAL, 1)));

        List<String> seen = new ArrayList<>();
        HideLog.@Nullable Place after = null;
        for (int page = 0; page < 4; page++) {
            List<HideLog.Hide> hides = history.hides(after, Acts.at(10), 1);
            for (HideLog.Hide each : hides) {
                seen.add(each.imageId() + ":" + each.entry().to());
                after = each.place();
            }
        }

        assertThat(seen)
                .containsExactly(
                        Acts.image(9) + ":AUTO_HIDDEN", Acts.image(9) + ":CONFIRMED", Acts.image(1) + ":LEGAL");
        assertThat(history.hides(null, Acts.at(1), 10)).hasSize(2);
        assertThat(history.hides(null, Acts.START, 10)).isEmpty();
    }

    @Test
    void aHideIsFoundByItsVersionAndEndsWithTheFirstChangeThatShowsTheImage() {
        history.ensureIndexes();
        String image = Acts.image(4);
        history.add(image, List.of(entry(1, CaseState.AUTO_HIDDEN, 1), entry(2, CaseState.CONFIRMED, 2)));
        HideLog.Hide hide = history.hide(image, 1).orElseThrow();
        assertThat(hide.entry().tally().reason()).isEqualTo(ReportReason.SPAM);
        assertThat(history.end(hide)).isEmpty();
        assertThat(history.latestHide(image).orElseThrow().entry().version()).isEqualTo(2);

        history.add(image, List.of(entry(3, CaseState.RESTORED, 3), entry(4, CaseState.LEGAL, 4)));

        assertThat(history.end(hide).orElseThrow().version()).isEqualTo(3);
        assertThat(history.end(history.hide(image, 4).orElseThrow())).isEmpty();
        assertThat(history.hide(image, 3)).isEmpty();
        assertThat(history.hide(image, 5)).isEmpty();
        assertThat(history.latestHide(image).orElseThrow().entry().version()).isEqualTo(4);
        assertThat(history.latestHide(Acts.image(5))).isEmpty();
    }

    @Test
    void whatAnEarlierReleaseFiledHasItsPlaceToo() {
        history.add(Acts.image(6), List.of(entry(1, CaseState.CONFIRMED, -5)));
        database.getCollection(MongoHistoryStore.COLLECTION)
                .updateOne(new Document(), new Document("$unset", new Document("filedAt", "").append("given", "")));

        history.ensureIndexes();

        assertThat(history.hides(null, Acts.START, 10)).singleElement().satisfies(hide -> {
            assertThat(hide.filedAt()).isEqualTo(Acts.at(-5));
            assertThat(hide.entry().tally().reason()).isNull();
        });
    }

    private static LogEntry entry(long version, CaseState to, long minute) {
        return new LogEntry(
                version,
                1,
                0,
                CaseState.VISIBLE,
                to,
                Rules.HARDENED,
                new Tally(3000, 4, 2, ReportReason.SPAM),
                Actor.RULE,
                null,
                Acts.at(minute));
    }
}
