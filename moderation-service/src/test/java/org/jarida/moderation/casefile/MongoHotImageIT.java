package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a poll full of reports of one image asks of the store: no more than one with a few. */
class MongoHotImageIT {

    private static final int POLL = 500;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestStore.uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    String name = event.getCommandName();
                    asked.add(name + " " + event.getCommand().getString(name).getValue());
                }
            })
            .build());
    private final MongoDatabase database = client.getDatabase(TestStore.freshName());
    private final MongoCaseStore cases = new MongoCaseStore(database, Acts.SETTINGS.severe());
    private final MongoVoterStore voters = new MongoVoterStore(database);
    private final MongoMuteStore mutes = new MongoMuteStore(database);
    private final Muting muting = new Muting(cases, voters, mutes, Clock.systemUTC());

    @BeforeEach
    void indexes() {
        cases.ensureIndexes();
        voters.ensureIndexes();
        mutes.ensureIndexes();
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** One network, so that nothing hides and every vote beyond the document's is remembered outside. */
    @Test
    void aPollOfAFloodIsOneReplacementAndOneBulkOfVoters() {
        Moderation replica = replica(Mode.HARDENED);
        replica.handle(flood(0, POLL));

        assertThat(asking(replica, flood(POLL, POLL)))
                .containsExactly(
                        "find muted_reporters",
                        "find cases",
                        "find case_voters",
                        "update case_voters",
                        "update cases",
                        "find muted_reporters");
        assertThat(asking(replica, flood(2 * POLL, 5))).hasSize(6);

        Case after = cases.find(Acts.IMAGE).orElseThrow();
        assertThat(after.state()).isEqualTo(CaseState.VISIBLE);
        assertThat(after.ballot().votes()).hasSize(Ballot.LIMIT);
        assertThat(database.getCollection(MongoVoterStore.COLLECTION).countDocuments())
                .as("documents that remember the others")
                .isLessThanOrEqualTo(5 + 5 + 5);
        for (int reader : List.of(0, POLL, 2 * POLL - Ballot.LIMIT)) {
            assertThat(voters.find(Map.of(Acts.IMAGE, List.of(Acts.reader(reader)))))
                    .as("reader %d", reader)
                    .isNotEmpty();
        }
    }

    @Test
    void aPollOfReportsThatComeTooLateOnlyReplacesTheCase() {
        Moderation replica = replica(Mode.CONTRACT);
        replica.handle(flood(0, POLL));

        assertThat(asking(replica, flood(POLL, POLL)))
                .containsExactly("find muted_reporters", "find cases", "update cases", "find muted_reporters");

        Case after = cases.find(Acts.IMAGE).orElseThrow();
        assertThat(after.state()).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(after.ballot().reports()).isEqualTo(2 * POLL);
    }

    /** Everybody of a flood comes again after a moderator has shown the image: known by the lists, none counts. */
    @Test
    void aFloodThatComesAgainInTheNextRoundIsTurnedAway() {
        Moderation replica = replica(Mode.HARDENED);
        replica.handle(flood(0, POLL));
        replica.decide(Acts.IMAGE, Action.CONFIRM, 0, "seen", "amina");
        replica.decide(Acts.IMAGE, Action.RESTORE, 1, "seen", "amina");

        List<String> commands = asking(replica, again(POLL));

        assertThat(commands).containsOnlyOnce("find cases").doesNotContain("update cases", "update case_voters");
        assertThat(cases.find(Acts.IMAGE).orElseThrow().ballot().votes()).isEmpty();
    }

    private List<String> asking(Moderation replica, List<ReaderAct> acts) {
        asked.clear();
        replica.handle(acts);
        return List.copyOf(asked);
    }

    private Moderation replica(Mode mode) {
        Policy policy = new Policy(mode, Acts.SETTINGS);
        VerdictSink topic = pending -> pending.forEach(each -> cases.markPublished(each.imageId(), each.version()));
        var parts = new Moderation.Parts(policy, cases, voters, muting, topic, MongoRaceIT.READY, Acts.CLOSED);
        return new Moderation(parts, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    private static List<ReaderAct> flood(int first, int reports) {
        return new ArrayList<>(IntStream.range(first, first + reports)
                .mapToObj(reader -> Acts.report(List.of(Acts.reader(reader)), List.of(Acts.network(1)), 500, 1, 1))
                .toList());
    }

    private static List<ReaderAct> again(int reports) {
        return new ArrayList<>(IntStream.range(0, reports)
                .mapToObj(reader ->
                        Acts.report(List.of(Acts.reader(reader)), List.of(Acts.network(reader)), 500, 5000, 2))
                .toList());
    }
}
