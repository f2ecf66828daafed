package org.jarida.moderation.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jarida.events.CaseState;
import org.jarida.events.ImageReportWithdrawn;
import org.jarida.events.ImageReported;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.casefile.Ruling;
import org.jarida.moderation.casefile.Voter;
import org.jarida.moderation.casefile.VoterStore;
import org.jarida.moderation.review.Review;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** The store is emptied, its backup restored, and the rest rebuilt by the command: nobody can tell that it was away. */
class RebuildIT {

    private static final List<String> IMAGES =
            IntStream.range(0x7100, 0x710a).mapToObj(Acts::image).toList();

    private final String database = TestStore.freshName();
    private final Map<String, List<Document>> backup = new HashMap<>();

    @Test
    void everyCaseIsAsItWasAndTheNextVerdictIsApplied() throws Exception {
        List<String> before;
        List<String> historyBefore;
        Instant since;
        try (RunningService service = RunningService.on(database)) {
            liveBefore(service);
            since = Instant.now();
            backUp();
            liveAfter(service);
            before = cases(service);
            historyBefore = history(service);
        }

        TestStore.database(database).drop();
        backup.forEach((name, documents) ->
                TestStore.database(database).getCollection(name).insertMany(documents));

        try (RunningService service = RunningService.on(database)) {
            assertThat(diff(before, cases(service)))
                    .as("what the backup and the verdicts alone leave open")
                    .isNotEmpty();

            assertThat(post(service, "{\"since\":\"yesterday\"}").statusCode()).isEqualTo(400);
            assertThat(rebuild(service, "{\"since\":\"" + since + "\"}")).contains("\"reports\":");

            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(
                            () -> assertThat(diff(before, cases(service))).isEmpty());
            assertThat(diff(historyBefore, history(service))).isEmpty();
            rebuild(service, "{\"since\":\"" + since + "\"}");
            assertThat(diff(withoutLate(before), withoutLate(cases(service))))
                    .as("what doing it again changes")
                    .isEmpty();
            assertThat(service.bean(Review.class).notesOf(IMAGES.get(1)))
                    .singleElement()
                    .matches(note -> note.text().equals("looked at"));
            assertThat(whoVotedInRoundsThatAreOver(service)).hasSize(3);
            theNextVerdictIsAppliedByEveryConsumer(service);
        }
    }

    /** What the backup holds. */
    private static void liveBefore(RunningService service) {
        report(service, 0, 1, 1, 2);
        report(service, 1, 1, 1, 2, 3);
        awaitState(service, 1, CaseState.AUTO_HIDDEN);
        service.bean(Review.class).note(IMAGES.get(1), "amina", "looked at");
        report(service, 2, 1, 1, 2, 3);
        awaitState(service, 2, CaseState.AUTO_HIDDEN);
        decide(service, 2, Action.RESTORE, 1);
        report(service, 2, 2, 4);
        report(service, 3, 1, 1);
        decide(service, 4, Action.CONFIRM, 0);
        awaitVotes(service, 2, 1);
        awaitVotes(service, 3, 1);
        awaitVotes(service, 0, 2);
    }

    /** What was done after it. */
    private static void liveAfter(RunningService service) {
        report(service, 0, 1, 3);
        awaitState(service, 0, CaseState.AUTO_HIDDEN);
        report(service, 0, 1, 4);
        decide(service, 1, Action.RESTORE, 1);
        report(service, 1, 2, 1, 4);
        decide(service, 2, Action.LOCK, 2);
        withdraw(service, 3, 1);
        report(service, 3, 1, 2, 3);
        decide(service, 4, Action.RESTORE, 1);
        report(service, 5, 1, 1, 2, 3);
        report(service, 6, 1, 5, 6);
        decide(service, 7, Action.LEGAL, 0);
        report(service, 8, 1, 1, 2, 3);
        awaitState(service, 8, CaseState.AUTO_HIDDEN);
        decide(service, 8, Action.CONFIRM, 1);
        report(service, 9, 1, 7, 8, 9);
        awaitState(service, 9, CaseState.AUTO_HIDDEN);
        decide(service, 9, Action.RESTORE, 1);
        awaitState(service, 5, CaseState.AUTO_HIDDEN);
        awaitVotes(service, 1, 1);
        awaitVotes(service, 3, 2);
        awaitVotes(service, 6, 2);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> stored(service, 0).ballot().late() == 1);
    }

    private void backUp() {
        var store = TestStore.database(database);
        for (String name : store.listCollectionNames()) {
            List<Document> documents = store.getCollection(name).find().into(new ArrayList<>());
            if (!documents.isEmpty()) {
                backup.put(name, documents);
            }
        }
        assertThat(backup).containsKeys("cases", "case_voters", "case_history", "case_notes");
    }

    private static List<String> cases(RunningService service) {
        Map<String, Case> found = service.bean(CaseStore.class).find(IMAGES);
        return IMAGES.stream()
                .map(image -> found.getOrDefault(image, Case.of(image)))
                .map(each -> each.imageId() + " " + each.standing() + " published "
                        + each.outbox().published() + " " + each.ballot().votes() + " withdrawn "
                        + each.ballot().withdrawn() + " late " + each.ballot().late())
                .toList();
    }

    /** Reports that came while an image was hidden are counted approximately. */
    private static List<String> withoutLate(List<String> cases) {
        return cases.stream().map(line -> line.replaceAll(" late .*", "")).toList();
    }

    private static List<String> history(RunningService service) {
        HistoryStore history = service.bean(HistoryStore.class);
        return IMAGES.stream()
                .flatMap(image -> history.of(image, 100).stream().map(entry -> image + " " + words(entry)))
                .toList();
    }

    private static String words(LogEntry entry) {
        return entry.version() + " " + entry.from() + " to " + entry.to() + " round " + entry.round() + " "
                + entry.rule() + " " + entry.reason() + " " + entry.at();
    }

    /** Voters of a round that a moderator closed after the backup never count again. */
    private static List<Voter> whoVotedInRoundsThatAreOver(RunningService service) {
        return service.bean(VoterStore.class)
                .find(Map.of(IMAGES.get(9), List.of(Acts.reader(7), Acts.reader(8), Acts.reader(9))));
    }

    private static void theNextVerdictIsAppliedByEveryConsumer(RunningService service) {
        for (int image = 0; image < IMAGES.size(); image++) {
            Case now = stored(service, image);
            Consumer consumer = new Consumer();
            RunningService.verdicts(IMAGES.get(image)).forEach(consumer::apply);
            assertThat(consumer.version).isEqualTo(now.version());
            assertThat(consumer.visible).isEqualTo(now.state().visible());

            decide(service, image, now.state().visible() ? Action.CONFIRM : Action.LOCK, now.version());

            ImageVerdictEvent next = RunningService.verdicts(IMAGES.get(image)).getLast();
            assertThat(consumer.apply(next)).as("verdict %s", next).isTrue();
            assertThat(consumer.visible).isEqualTo(!now.state().visible());
        }
    }

    /** Applies higher versions only, as article- and ingest-service do. */
    private static final class Consumer {
        long version;
        boolean visible = true;

        boolean apply(ImageVerdictEvent verdict) {
            if (verdict.version() <= version) {
                return false;
            }
            version = verdict.version();
            visible = verdict.visible();
            return true;
        }
    }

    /** Lines that only one of two has, as a diff shows them. */
    private static String diff(List<String> before, List<String> after) {
        String gone = before.stream()
                .filter(line -> !after.contains(line))
                .map(line -> "- " + line + "\n")
                .collect(Collectors.joining());
        String come = after.stream()
                .filter(line -> !before.contains(line))
                .map(line -> "+ " + line + "\n")
                .collect(Collectors.joining());
        return gone + come;
    }

    private static String rebuild(RunningService service, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(service, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> post(RunningService service, String body)
            throws IOException, InterruptedException {
        String port = service.bean(Environment.class).getRequiredProperty("local.management.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/rebuild"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void report(RunningService service, int image, int round, int... readers) {
        for (int reader : readers) {
            service.report(IMAGES.get(image), reader, round);
        }
    }

    private static void withdraw(RunningService service, int image, int reader) {
        ImageReported report = RunningService.reported(IMAGES.get(image), reader, 1);
        service.send(new ImageReportWithdrawn(
                report.reportId(), report.imageId(), report.articleId(), 1, report.reporterKeys()));
    }

    private static void decide(RunningService service, int image, Action action, long version) {
        assertThat(service.bean(Moderation.class).decide(IMAGES.get(image), action, version, "seen", "amina"))
                .isInstanceOf(Ruling.Decided.class);
    }

    private static void awaitState(RunningService service, int image, CaseState state) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> service.bean(CaseStore.class)
                        .find(IMAGES.get(image))
                        .filter(found -> found.state() == state && !found.isPending())
                        .isPresent());
    }

    private static void awaitVotes(RunningService service, int image, int votes) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> service.bean(CaseStore.class)
                        .find(IMAGES.get(image))
                        .filter(found -> found.ballot().votes().size() == votes)
                        .isPresent());
    }

    private static Case stored(RunningService service, int image) {
        return service.bean(CaseStore.class).find(IMAGES.get(image)).orElseThrow();
    }
}
