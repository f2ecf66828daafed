package org.jarida.endtoend.farm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jarida.runner.IngestAlone;
import tools.jackson.databind.json.JsonMapper;

/** Has one ingest-service take in a whole farm from an empty database, and measures it. */
final class FarmRun {

    static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration ROUND_LIMIT = Duration.ofMinutes(10);

    private final IngestAlone parts;
    private final Path home;
    private final FarmPlan plan;
    private final Duration pause;
    private final List<String> jvm;

    /** @param pause between two polls of a feed */
    FarmRun(IngestAlone parts, Path home, FarmPlan plan, Duration pause, List<String> jvm) {
        this.parts = parts;
        this.home = home;
        this.plan = plan;
        this.pause = pause;
        this.jvm = jvm;
    }

    /**
     * The round that takes in everything.
     *
     * @param took from the first request to the last entry on the topic
     * @param cpu of ingest-service, its start included
     * @param latencies from a source's answer to the entry on the topic, shortest first
     */
    record First(
            Traffic traffic,
            Duration took,
            int articles,
            int messages,
            Duration cpu,
            long residentBytes,
            long heapBytes,
            List<Duration> latencies) {

        Duration latency(double share) {
            return latencies.get((int) Math.ceil(share * latencies.size()) - 1);
        }
    }

    /** The round in which nothing has changed. */
    record Second(Traffic traffic, Duration took, int messages) {}

    First first(String database, boolean hostile) throws Exception {
        try (FeedFarm farm = FeedFarm.start(plan, LATENCY);
                Arrivals arrivals = new Arrivals(parts.bootstrapServers())) {
            return first(farm, database, hostile, arrivals);
        }
    }

    /** What comes of both rounds; between them ingest-service is stopped until every feed is due again. */
    record Both(First first, Second second) {}

    Both both(String database) throws Exception {
        try (FeedFarm farm = FeedFarm.start(plan, LATENCY)) {
            First first;
            try (Arrivals arrivals = new Arrivals(parts.bootstrapServers())) {
                first = first(farm, database, false, arrivals);
            }
            Duration longestPause = pause.multipliedBy(5).dividedBy(4);
            Awaitility.await()
                    .pollDelay(longestPause)
                    .atMost(longestPause.multipliedBy(2))
                    .until(() -> true);
            try (Arrivals arrivals = new Arrivals(parts.bootstrapServers())) {
                return new Both(first, second(farm, database, arrivals));
            }
        }
    }

    private First first(FeedFarm farm, String database, boolean hostile, Arrivals arrivals) throws Exception {
        Traffic traffic = farm.newRound();
        try (IngestAlone.Running ingest = start(farm, database, hostile)) {
            Awaitility.await()
                    .atMost(ROUND_LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(arrivals.articles()).isEqualTo(plan.entries()));
            return new First(
                    traffic,
                    Duration.ofNanos(arrivals.lastAt() - traffic.firstAt()),
                    arrivals.articles(),
                    arrivals.messages(),
                    ingest.handle().info().totalCpuDuration().orElseThrow(),
                    ingest.peakResidentBytes(),
                    heapBytes(ingest),
                    arrivals.latencies(traffic));
        }
    }

    private Second second(FeedFarm farm, String database, Arrivals arrivals) throws Exception {
        Traffic traffic = farm.newRound();
        try (IngestAlone.Running _ = start(farm, database, false)) {
            int feeds = plan.feeds().size();
            Awaitility.await()
                    .atMost(ROUND_LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> traffic.conditional.sum() + traffic.whole() >= feeds);
            Duration took = Duration.ofNanos(traffic.lastAt() - traffic.firstAt());
            // whatever is to be published of it is under way by now
            Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            return new Second(traffic, took, arrivals.messages());
        }
    }

    private IngestAlone.Running start(FeedFarm farm, String database, boolean hostile)
            throws IOException, InterruptedException {
        Path hosts = Files.writeString(home.resolve("hosts"), FeedFarm.hostsFile(plan));
        Path sources = Files.writeString(home.resolve("sources.yaml"), plan.sources(farm.port(), hostile));
        List<String> flags = Stream.concat(jvm.stream(), Stream.of("-Djdk.net.hosts.file=" + hosts))
                .toList();
        Map<String, String> settings = new HashMap<>(Map.of(
                "jarida.ingest.sources-file",
                sources.toString(),
                "jarida.fetch.allow",
                "127.0.0.1",
                "jarida.fetch.delay",
                "0s",
                "jarida.poll.shortest",
                pause.toMillis() + "ms",
                "jarida.poll.longest",
                pause.toMillis() + "ms"));
        return parts.start(database, flags, settings);
    }

    private static long heapBytes(IngestAlone.Running ingest) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            ingest.actuator().resolve("metrics/jvm.memory.used?tag=area:heap"))
                    .build();
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new JsonMapper().readTree(answer).at("/measurements/0/value").asLong();
        }
    }
}
