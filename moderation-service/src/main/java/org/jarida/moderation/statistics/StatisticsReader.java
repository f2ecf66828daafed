package org.jarida.moderation.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.CaseFigures;
import org.jarida.moderation.casefile.LogEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the statistics of the last days out of cases and their history: nothing is counted beforehand. */
@Component
public class StatisticsReader {

    private static final int BATCH = 500;

    /** A decision is timed from the change before it, which may be this much older than the days asked for. */
    private static final int DAYS_BEFORE = 90;

    private final CaseFigures cases;
    private final ShowingArticleStore articles;
    private final Clock clock;

    StatisticsReader(CaseFigures cases, ShowingArticleStore articles, Clock clock) {
        this.cases = cases;
        this.articles = articles;
        this.clock = clock;
    }

    private record Reports(String imageId, LocalDate day, long number) {}

    private record Step(
            String imageId, LogEntry change, @Nullable LogEntry before) {}

    public Statistics over(int days) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate from = day(now).minusDays(days - 1L);
        Instant since = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Reports> reports = new ArrayList<>();
        cases.reports(from, (imageId, day, number) -> reports.add(new Reports(imageId, day, number)));
        List<Step> steps = steps(since);

        Counts total = new Counts();
        Map<LocalDate, Counts> perDay = new TreeMap<>();
        from.datesUntil(day(now).plusDays(1)).forEach(each -> perDay.put(each, new Counts()));
        Map<String, Counts> perSource = new HashMap<>();
        Map<String, Set<String>> sources = sourcesOf(reports, steps);
        for (Reports each : reports) {
            total.reports(each.number());
            of(each.day(), perDay).reports(each.number());
            sources.getOrDefault(each.imageId(), Set.of())
                    .forEach(source -> of(source, perSource).reports(each.number()));
        }
        for (Step each : steps) {
            total.change(each.change(), each.before());
            of(day(each.change().at()), perDay).change(each.change(), each.before());
            sources.getOrDefault(each.imageId(), Set.of())
                    .forEach(source -> of(source, perSource).change(each.change(), each.before()));
        }
        return new Statistics(days, from, now, total.figures(), days(perDay), sources(perSource));
    }

    private List<Step> steps(Instant since) {
        List<Step> steps = new ArrayList<>();
        Map<String, LogEntry> last = new HashMap<>();
        cases.changes(since.minus(DAYS_BEFORE, ChronoUnit.DAYS), (imageId, change) -> {
            LogEntry before = last.put(imageId, change);
            if (!change.at().isBefore(since)) {
                boolean next = before != null && before.version() == change.version() - 1;
                steps.add(new Step(imageId, change, next ? before : null));
            }
        });
        return steps;
    }

    private Map<String, Set<String>> sourcesOf(List<Reports> reports, List<Step> steps) {
        Set<String> images = reports.stream().map(Reports::imageId).collect(Collectors.toSet());
        steps.forEach(each -> images.add(each.imageId()));
        List<String> ids = List.copyOf(images);
        Map<String, Set<String>> sources = new HashMap<>();
        for (int at = 0; at < ids.size(); at += BATCH) {
            sources.putAll(articles.sourcesOf(ids.subList(at, Math.min(at + BATCH, ids.size()))));
        }
        return sources;
    }

    private static <K> Counts of(K key, Map<K, Counts> all) {
        return all.computeIfAbsent(key, _ -> new Counts());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static List<Statistics.Day> days(Map<LocalDate, Counts> perDay) {
        return perDay.entrySet().stream()
                .map(each -> new Statistics.Day(each.getKey(), each.getValue().figures()))
                .toList();
    }

    private static List<Statistics.OfSource> sources(Map<String, Counts> perSource) {
        return perSource.entrySet().stream()
                .map(each -> new Statistics.OfSource(
                        new Statistics.Source(each.getKey()), each.getValue().figures()))
                .sorted(Comparator.comparingLong(
                                (Statistics.OfSource each) -> each.figures().reports())
                        .reversed()
                        .thenComparing(each -> each.source().id()))
                .toList();
    }
}
