package org.jarida.moderation.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jarida.moderation.statistics.Figures;
import org.jarida.moderation.statistics.Statistics;
import org.jarida.moderation.statistics.StatisticsReader;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The moderators' statistics as a page: plots, and tables that say the same. */
@Controller
class StatisticsPageController {

    private static final String PATH = CasePageController.PATH + "/statistics";
    private static final List<Integer> CHOICES = List.of(7, 30, 90);
    private static final String NONE = "–";
    private static final double SECONDS_OF_HOUR = 3600;

    private final StatisticsReader statistics;
    private final StaffPages pages;

    StatisticsPageController(StatisticsReader statistics, StaffPages pages) {
        this.statistics = statistics;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(
            @RequestParam(defaultValue = "30") int days,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Statistics found = statistics.over(StatisticsController.checked(days));
        Messages messages = pages.messages(language);
        StatisticsPage model = new StatisticsPage(
                days,
                CHOICES,
                row(messages.text("statistics.total"), found.total(), messages),
                plots(found, messages),
                found.perDay().reversed().stream()
                        .map(each -> row(day(each.day(), messages), each.figures(), messages))
                        .toList(),
                found.perSource().stream()
                        .map(each -> row(each.source().id(), each.figures(), messages))
                        .toList());
        return pages.page(
                messages,
                StaffPages.with(PATH, "days", days),
                messages.text("statistics.title"),
                "statistics.jte",
                model);
    }

    private static StatisticsPage.Row row(String name, Figures figures, Messages messages) {
        return new StatisticsPage.Row(
                name,
                number(figures.reports(), messages),
                number(figures.hides(), messages),
                number(figures.reviews(), messages),
                duration(figures.medianSeconds(), messages),
                duration(figures.p90Seconds(), messages),
                number(figures.overturned(), messages),
                rate(figures.overturnRate(), messages));
    }

    private static List<Plot> plots(Statistics of, Messages messages) {
        return List.of(
                plot("reports", of, Figures::reports, each -> number(each.reports(), messages), messages),
                plot("hides", of, Figures::hides, each -> number(each.hides(), messages), messages),
                plot(
                        "time",
                        of,
                        each -> each.medianSeconds() == null ? -1 : each.medianSeconds(),
                        each -> duration(each.medianSeconds(), messages),
                        messages),
                plot(
                        "overturned",
                        of,
                        each -> each.overturnRate() == null ? -1 : each.overturnRate(),
                        each -> rate(each.overturnRate(), messages),
                        messages));
    }

    private static Plot plot(
            String key,
            Statistics of,
            ToDoubleFunction<Figures> value,
            Function<Figures, String> words,
            Messages messages) {
        String title = messages.text("statistics.plot." + key);
        Statistics.Day most = of.perDay().stream()
                .max(Comparator.comparingDouble(each -> value.applyAsDouble(each.figures())))
                .orElseThrow();
        boolean any = value.applyAsDouble(most.figures()) > 0;
        String first = day(of.perDay().getFirst().day(), messages);
        String last = day(of.perDay().getLast().day(), messages);
        List<Plot.Value> values = of.perDay().stream()
                .map(each -> new Plot.Value(
                        day(each.day(), messages) + ": " + words.apply(each.figures()),
                        value.applyAsDouble(each.figures())))
                .toList();
        return new Plot(
                title,
                any
                        ? messages.text(
                                "statistics.plot-words",
                                title,
                                first,
                                last,
                                words.apply(most.figures()),
                                day(most.day(), messages))
                        : messages.text("statistics.plot-empty", title, first, last),
                any ? words.apply(most.figures()) : NONE,
                first,
                last,
                Plot.bars(values, messages.language().direction().equals("rtl")));
    }

    private static String day(LocalDate day, Messages messages) {
        return messages.day(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    private static String number(long value, Messages messages) {
        return messages.text("moderation.number", value);
    }

    private static String rate(@Nullable Double rate, Messages messages) {
        return rate == null ? NONE : messages.text("statistics.percent", rate);
    }

    static String duration(@Nullable Long seconds, Messages messages) {
        if (seconds == null) {
            return NONE;
        }
        return seconds < SECONDS_OF_HOUR
                ? messages.text("statistics.minutes", seconds / 60.0)
                : messages.text("statistics.hours", seconds / SECONDS_OF_HOUR);
    }
}
