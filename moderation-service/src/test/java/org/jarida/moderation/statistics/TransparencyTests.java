package org.jarida.moderation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.appeal.AppealStore;
import org.jarida.moderation.casefile.Actor;
import org.jarida.moderation.casefile.CaseFigures;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.Tally;
import org.jarida.moderation.statement.Puid;
import org.jarida.test.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransparencyTests {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
    private static final TransparencySettings SETTINGS =
            new TransparencySettings(10, 5, Duration.ofDays(1), Duration.ofHours(1));

    private final MutableClock clock = new MutableClock(END);
    private final Months months = new Months();
    private final Cases cases = new Cases();
    private final Filed appeals = new Filed();
    private final Transparency transparency = new Transparency(months, cases, appeals, SETTINGS, clock);

    @Test
    void aMonthIsCountedADayAfterItsEndAndNeverAgain() {
        cases.reports(START, 25);
        transparency.count();
        assertThat(months.stored).doesNotContainKey(MARCH);

        clock.advance(Duration.ofDays(1));
        transparency.count();
        assertThat(months.stored.get(MARCH).reports()).isEqualTo(20);

        cases.reports(START, 100);
        transparency.count();
        assertThat(months.stored.get(MARCH).reports()).isEqualTo(20);
    }

    @Test
    void onlyMonthsOfWhoseVotesNoneHasGoneAreCounted() {
        clock.advance(Duration.ofDays(1));
        transparency.count();

        assertThat(months.stored.keySet()).containsExactly(YearMonth.of(2026, 2), MARCH);
    }

    @Test
    void reportsOfOneImageCannotBeTold() {
        cases.reports(START, 3);
        cases.change("a", 1, CaseState.VISIBLE, CaseState.AUTO_HIDDEN, ActorKind.RULE, START);
        cases.change("a", 2, CaseState.AUTO_HIDDEN, CaseState.RESTORED, ActorKind.MODERATOR, START.plusSeconds(60));

        Month month = counted();

        assertThat(month.reports()).isZero();
        assertThat(month.reviews()).isEqualTo(1);
        assertThat(month.medianSeconds()).isNull();
    }

    @Test
    void hidesByRuleAndByPeopleRestoresAndReviewsAreToldApart() {
        for (int image = 0; image < 5; image++) {
            String id = "rule-" + image;
            cases.change(id, 1, CaseState.VISIBLE, CaseState.AUTO_HIDDEN, ActorKind.RULE, START);
            cases.change(
                    id,
                    2,
                    CaseState.AUTO_HIDDEN,
                    CaseState.CONFIRMED,
                    ActorKind.MODERATOR,
                    START.plusSeconds(60 + image));
        }
        cases.change("rule-0", 3, CaseState.CONFIRMED, CaseState.RESTORED, ActorKind.APPEAL, END.minusMillis(1));
        cases.change("own", 1, CaseState.VISIBLE, CaseState.LEGAL, ActorKind.MODERATOR, START);
        cases.change("later", 1, CaseState.VISIBLE, CaseState.AUTO_HIDDEN, ActorKind.RULE, END);
        cases.change("before", 1, CaseState.VISIBLE, CaseState.AUTO_HIDDEN, ActorKind.RULE, START.minusMillis(1));

        Month month = counted();

        assertThat(month.hidesByRule()).isEqualTo(5);
        assertThat(month.hidesByPeople()).isEqualTo(1);
        assertThat(month.restores()).isEqualTo(1);
        assertThat(month.reviews()).isEqualTo(5);
        assertThat(month.medianSeconds()).isEqualTo(62);
    }

    @Test
    void appealsCountInTheMonthsInWhichTheyCameAndWereAnswered() {
        appeals.all.add(appeal(1, START.minusSeconds(1), Appeal.Outcome.UPHELD, START));
        appeals.all.add(appeal(2, START, Appeal.Outcome.OVERTURNED, END));
        appeals.all.add(appeal(3, START, Appeal.Outcome.OVERTURNED, START.plusSeconds(1)));
        appeals.all.add(appeal(4, START, null, END));

        Month month = counted();

        assertThat(month.appeals()).isEqualTo(3);
        assertThat(month.appealsUpheld()).isEqualTo(1);
        assertThat(month.appealsOverturned()).isEqualTo(1);
    }

    @Test
    void quietMonthsBeforeTheFirstOneAreNotTold() {
        months.add(new Month(YearMonth.of(2026, 1), 0, 0, 0, 0, 0, null, 0, 0, 0));
        Month february = new Month(YearMonth.of(2026, 2), 10, 1, 0, 0, 0, null, 0, 0, 0);
        Month march = new Month(MARCH, 0, 0, 0, 0, 0, null, 0, 0, 0);
        months.add(february);
        months.add(march);

        assertThat(transparency.months()).containsExactly(march, february);
    }

    private Month counted() {
        clock.advance(Duration.ofDays(1));
        transparency.count();
        return Optional.ofNullable(months.stored.get(MARCH)).orElseThrow();
    }

    private static Appeal appeal(int image, Instant filedAt, Appeal.@Nullable Outcome outcome, Instant at) {
        return new Appeal(
                new Puid("%064x".formatted(image), 1, 1),
                1,
                "ours",
                filedAt,
                null,
                outcome == null ? null : new Appeal.Answer(outcome, "seen", "amina", at));
    }

    private static final class Months implements MonthStore {

        private final Map<YearMonth, Month> stored = new TreeMap<>();

        @Override
        public void add(Month month) {
            stored.putIfAbsent(month.month(), month);
        }

        @Override
        public Set<YearMonth> known(Set<YearMonth> asked) {
            return asked.stream().filter(stored::containsKey).collect(Collectors.toSet());
        }

        @Override
        public List<Month> all() {
            return List.copyOf(stored.values()).reversed();
        }
    }

    private static final class Cases implements CaseFigures {

        private record Change(String imageId, LogEntry entry) {}

        private final List<Instant> reports = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();

        void reports(Instant at, int number) {
            for (int report = 0; report < number; report++) {
                reports.add(at);
            }
        }

        void change(String imageId, long version, CaseState from, CaseState to, ActorKind by, Instant at) {
            changes.add(new Change(
                    imageId,
                    new LogEntry(
                            version, 1, 0, from, to, "X", new Tally(1, 1, 1, null), new Actor(by, null), "seen", at)));
        }

        @Override
        public void reports(LocalDate from, Reports told) {
            reports.stream()
                    .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                    .filter(day -> !day.isBefore(from))
                    .forEach(day -> told.told("any", day, 1));
        }

        @Override
        public void changes(Instant since, BiConsumer<String, LogEntry> told) {
            changes.stream()
                    .filter(each -> !each.entry().at().isBefore(since))
                    .forEach(each -> told.accept(each.imageId(), each.entry()));
        }
    }

    /** Appeals that are only counted. */
    private static final class Filed implements AppealStore {

        private final List<Appeal> all = new ArrayList<>();

        @Override
        public List<Appeal> between(Instant from, Instant until) {
            return all;
        }

        @Override
        public boolean add(Appeal appeal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Appeal> find(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Appeal> of(Puid puid) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Appeal> openOf(String imageId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean answer(Appeal answered) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean grant(Appeal read, Appeal begun) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Appeal> open(@Nullable Appeal after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long countOpen() {
            throw new UnsupportedOperationException();
        }
    }
}
