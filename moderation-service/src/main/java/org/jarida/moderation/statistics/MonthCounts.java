package org.jarida.moderation.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarida.events.ActorKind;
import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.casefile.LogEntry;
import org.jspecify.annotations.Nullable;

/** Adds up one month, exactly; {@link #rounded} is what may be told of it. */
final class MonthCounts {

    private final YearMonth month;
    private final Counts counts = new Counts();
    private final Map<String, LogEntry> last = new HashMap<>();
    private long byRule;
    private long byPeople;
    private long restores;
    private long appeals;
    private long upheld;
    private long overturned;

    MonthCounts(YearMonth month) {
        this.month = month;
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant start() {
        return start(month);
    }

    Instant end() {
        return start(month.plusMonths(1));
    }

    void reports(LocalDate day, long more) {
        if (YearMonth.from(day).equals(month)) {
            counts.reports(more);
        }
    }

    /** Changes of one image come in their order; those before the month tell what its own began with. */
    void change(String imageId, LogEntry change) {
        LogEntry before = last.put(imageId, change);
        if (!isWithin(change.at())) {
            return;
        }
        boolean next = before != null && before.version() == change.version() - 1;
        counts.change(change, next ? before : null);
        if (change.from().visible() && !change.to().visible()) {
            if (change.actor().kind() == ActorKind.RULE) {
                byRule++;
            } else {
                byPeople++;
            }
        } else if (!change.from().visible() && change.to().visible()) {
            restores++;
        }
    }

    void appeals(List<Appeal> filedOrAnswered) {
        for (Appeal each : filedOrAnswered) {
            if (isWithin(each.filedAt())) {
                appeals++;
            }
            Appeal.Answer answer = each.answer();
            if (answer != null && isWithin(answer.at())) {
                switch (answer.outcome()) {
                    case UPHELD -> upheld++;
                    case OVERTURNED -> overturned++;
                }
            }
        }
    }

    Month rounded(TransparencySettings settings) {
        Figures figures = counts.figures();
        @Nullable Long median = figures.reviews() < settings.leastReviews() ? null : figures.medianSeconds();
        return new Month(
                month,
                figures.reports() - figures.reports() % settings.reportsStep(),
                byRule,
                byPeople,
                restores,
                figures.reviews(),
                median,
                appeals,
                upheld,
                overturned);
    }

    private boolean isWithin(Instant at) {
        return !at.isBefore(start()) && at.isBefore(end());
    }
}
