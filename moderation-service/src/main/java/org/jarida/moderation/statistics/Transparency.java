package org.jarida.moderation.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jarida.moderation.appeal.AppealStore;
import org.jarida.moderation.casefile.CaseFigures;
import org.jarida.moderation.casefile.VoterStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public counts: of months that are over, each counted once, soon after its end. The current month is never told, so
 * nobody can watch a count move. Harmless on several replicas at once: the first one's count of a month stays.
 */
public final class Transparency {

    private static final Logger log = LoggerFactory.getLogger(Transparency.class);

    /** A decision is timed from the change before it, which may be this much older than the month. */
    private static final int DAYS_BEFORE = 90;

    private final MonthStore months;
    private final CaseFigures cases;
    private final AppealStore appeals;
    private final TransparencySettings settings;
    private final Clock clock;

    Transparency(
            MonthStore months, CaseFigures cases, AppealStore appeals, TransparencySettings settings, Clock clock) {
        this.months = months;
        this.cases = cases;
        this.appeals = appeals;
        this.settings = settings;
        this.clock = clock;
    }

    /** The counted months, the latest first, from the first one in which something happened. */
    public List<Month> months() {
        List<Month> all = new ArrayList<>(months.all());
        while (!all.isEmpty() && all.getLast().isQuiet()) {
            all.removeLast();
        }
        return all;
    }

    /** Counts what has become countable; a failure is logged and the next look tries again. */
    void run() {
        try {
            count();
        } catch (RuntimeException failure) {
            // the edge of an endless loop: nothing is lost by counting later
            log.warn("months not counted yet: {}", failure.toString());
        }
    }

    /** Only months of whose votes none has gone yet. */
    void count() {
        Instant now = clock.instant();
        Set<YearMonth> due = new TreeSet<>();
        YearMonth month = YearMonth.from(now.minus(settings.settle()).atZone(ZoneOffset.UTC))
                .minusMonths(1);
        Instant kept = now.minus(VoterStore.KEPT);
        while (!MonthCounts.start(month).isBefore(kept)) {
            due.add(month);
            month = month.minusMonths(1);
        }
        due.removeAll(months.known(due));
        for (YearMonth each : due) {
            months.add(counted(each));
            log.info("the moderation of {} is counted", each);
        }
    }

    private Month counted(YearMonth month) {
        MonthCounts counts = new MonthCounts(month);
        cases.reports(month.atDay(1), (_, day, reports) -> counts.reports(day, reports));
        cases.changes(counts.start().minus(DAYS_BEFORE, ChronoUnit.DAYS), counts::change);
        counts.appeals(appeals.between(counts.start(), counts.end()));
        return counts.rounded(settings);
    }
}
