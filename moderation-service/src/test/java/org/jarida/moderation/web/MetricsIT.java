package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;
import org.jarida.events.Topics;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Moderation;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** What an operator pages on is there under the names that the service's page gives. */
@SharesService
class MetricsIT {

    private static final Path PAGE = Path.of("../docs/services/moderation-service.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:moderation|news)_[a-z_]+)[`{]");

    @Test
    void everyDocumentedMetricIsScrapedAndTheOldestSevereCaseAges() throws Exception {
        String severe = Acts.image(0xa001);
        RunningService service = RunningService.shared();
        assertThat(scraped(service)).contains("moderation_severe_unreviewed_age_seconds 0.0");
        service.send(report(severe));
        await().atMost(Duration.ofSeconds(40)).until(() -> severeAge(service) > 0);

        List<String> documented = ROW.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
        assertThat(documented).hasSizeGreaterThanOrEqualTo(8);
        assertThat(scraped(service).lines().map(line -> line.replaceAll("[ {].*", "")))
                .containsAll(documented);
        assertThat(scraped(service))
                .contains("topic=\"" + Topics.IMAGE_REPORTS.name() + "\"")
                .contains("moderation_votes_severe_total 1.0");

        service.bean(Moderation.class).decide(severe, Action.CONFIRM, 0, "seen", "amina");
        assertThat(severeAge(service)).isZero();
    }

    private static ImageReported report(String image) {
        return new ImageReported(
                "severe",
                image,
                "%032x".formatted(1),
                1,
                List.of(Acts.reader(1)),
                List.of(Acts.network(1)),
                ReportReason.CHILD_SAFETY,
                null,
                500);
    }

    private static double severeAge(RunningService service) throws IOException, InterruptedException {
        return Double.parseDouble(
                scraped(service).replaceAll("(?s).*\nmoderation_severe_unreviewed_age_seconds ([0-9.]+).*", "$1"));
    }

    private static String scraped(RunningService service) throws IOException, InterruptedException {
        String port = service.bean(Environment.class).getRequiredProperty("local.management.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
