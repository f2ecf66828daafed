package org.jarida.endtoend.farm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jarida.runner.IngestAlone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every entry of many feeds is published, one request at a time to a host; docs/benchmarks.md holds the figures. */
class FarmIT {

    /** The collector and the compiler that the runner gives the services: most of a round is a JVM's first minute. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    @TempDir
    Path home;

    @Test
    void aSmallFarmIsTakenInWholeBesideHostileHosts() throws Exception {
        FarmPlan plan = new FarmPlan(20, 5, 4);
        try (IngestAlone parts = new IngestAlone(home)) {
            FarmRun run = new FarmRun(parts, home, plan, Duration.ofSeconds(30), JVM);
            FarmRun.First first = run.first(database("farm"), true);
            assertThat(first.articles()).isEqualTo(plan.entries());
            assertThat(first.traffic().mostAtOnce()).isEqualTo(1);
            assertThat(first.traffic().unknown.sum()).isZero();
        }
    }

    @Test
    @Tag("soak")
    void aThousandFeedsAreTakenInAndHostileHostsDelayNone() throws Exception {
        FarmPlan plan = new FarmPlan(200, 5, 20);
        try (IngestAlone parts = new IngestAlone(home)) {
            FarmRun run = new FarmRun(parts, home, plan, Duration.ofMinutes(2), JVM);
            FarmRun.Both both = run.both(database("farm"));
            System.out.println(report(parts.storeKind(), both));
            assertThat(both.first().traffic().mostAtOnce()).isEqualTo(1);
            assertThat(both.second().traffic().mostAtOnce()).isEqualTo(1);
            assertUnchanged(both.second(), plan);

            List<Duration> alone = new ArrayList<>();
            List<Duration> beside = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                alone.add(run.first(database("alone"), false).took());
                System.out.println("alone: " + alone);
                beside.add(run.first(database("beside"), true).took());
                System.out.println("beside four hostile hosts: " + beside);
            }
            assertThat(median(beside).toMillis())
                    .isLessThanOrEqualTo(Math.round(median(alone).toMillis() * 1.05));
        }
    }

    /** One poll in a hundred asks unconditionally, to heal caches that lie; all others must not. */
    private static void assertUnchanged(FarmRun.Second round, FarmPlan plan) {
        int feeds = plan.feeds().size();
        long whole = round.traffic().whole();
        assertThat(whole).isLessThanOrEqualTo(feeds / 25);
        assertThat(round.traffic().notModified.sum()).isEqualTo(feeds - whole);
        assertThat(round.messages()).isZero();
    }

    /** A new one: a store outlives a run, and what it knows from there is not taken in again. */
    private static String database(String name) {
        return name + "-" + UUID.randomUUID();
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().toList().get(all.size() / 2);
    }

    static String report(String store, FarmRun.Both both) {
        FarmRun.First first = both.first();
        FarmRun.Second second = both.second();
        double seconds = first.took().toMillis() / 1000.0;
        return """
                first round (%s): %d entries in %.1f s, %.0f/s; %d messages, %d requests, %d of robots.txt, at most %d at a time to a host
                  source's answer to entry on Kafka: p50 %d ms, p99 %d ms, longest %d ms
                  ingest-service: RSS %d MB at its peak, heap %d MB at the end, %.1f s of CPU with its start
                second round: %d requests in %.1f s, %d conditional, %d unconditional, %d not modified, %d messages, at most %d at a time to a host
                """.formatted(
                        store,
                        first.articles(),
                        seconds,
                        first.articles() / seconds,
                        first.messages(),
                        first.traffic().requests(),
                        first.traffic().robots.sum(),
                        first.traffic().mostAtOnce(),
                        first.latency(0.5).toMillis(),
                        first.latency(0.99).toMillis(),
                        first.latency(1).toMillis(),
                        first.residentBytes() / 1_000_000,
                        first.heapBytes() / 1_000_000,
                        first.cpu().toMillis() / 1000.0,
                        second.traffic().requests(),
                        second.took().toMillis() / 1000.0,
                        second.traffic().conditional.sum(),
                        second.traffic().whole(),
                        second.traffic().notModified.sum(),
                        second.messages(),
                        second.traffic().mostAtOnce());
    }
}
