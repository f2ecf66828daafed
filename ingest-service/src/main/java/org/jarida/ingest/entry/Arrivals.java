package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many new articles the sources brought lately. */
public final class Arrivals {

    private final QuotaStore store;
    private final Clock clock;

    Arrivals(QuotaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A day's new articles. */
    public record Day(LocalDate day, int articles) {}

    /**
     * By source, each of the last days (UTC) in order, today last.
     *
     * @param days at most 32
     */
    public Map<String, List<Day>> lately(Collection<String> sourceIds, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<LocalDate> asked = IntStream.range(0, days)
                .mapToObj(today.minusDays(days - 1L)::plusDays)
                .toList();
        Map<String, Map<LocalDate, Integer>> counted = new HashMap<>();
        for (QuotaStore.Day each : store.days(sourceIds, asked)) {
            counted.computeIfAbsent(each.sourceId(), _ -> new HashMap<>())
                    .put(each.day(), each.spent().entries());
        }
        Map<String, List<Day>> lately = new HashMap<>();
        for (String source : sourceIds) {
            Map<LocalDate, Integer> of = counted.getOrDefault(source, Map.of());
            lately.put(
                    source,
                    asked.stream()
                            .map(day -> new Day(day, of.getOrDefault(day, 0)))
                            .toList());
        }
        return lately;
    }
}
