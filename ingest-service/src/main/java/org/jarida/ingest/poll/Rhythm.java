package org.jarida.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the entries of a feed came out, as far as it tells anything about when the next should. Immutable; times of the last
 * ninety days only: what is pinned from years ago has no part in it.
 *
 * @param recent the latest times, at most {@value #MOST}, in order
 * @param since the earliest time ever known
 * @param longestGapSeconds the longest silence ever between two entries
 */
public record Rhythm(List<Instant> recent, @Nullable Instant since, long longestGapSeconds) {

    static final int MOST = 50;

    private static final Duration KNOWN = Duration.ofDays(90);
    private static final Duration COUNTED = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FEWEST = 5;

    static final Rhythm UNKNOWN = new Rhythm(List.of(), null, 0);

    public Rhythm {
        recent = List.copyOf(recent);
    }

    /** With the times that another document gives; those in the future and those long past do not count. */
    Rhythm with(Collection<Instant> times, Instant now) {
        NavigableSet<Instant> all = new TreeSet<>(recent);
        times.stream()
                .filter(time -> !time.isAfter(now) && time.isAfter(now.minus(KNOWN)))
                .forEach(all::add);
        if (all.isEmpty()) {
            return this;
        }
        long longest = longestGapSeconds;
        Instant before = all.first();
        for (Instant time : all) {
            longest = Math.max(longest, Duration.between(before, time).toSeconds());
            before = time;
        }
        Instant earliest = since == null || all.first().isBefore(since) ? all.first() : since;
        List<Instant> latest = List.copyOf(all).subList(Math.max(0, all.size() - MOST), all.size());
        return new Rhythm(latest, earliest, longest);
    }

    /** Entries per day lately: of the last thirty days, or of the last {@value #MOST} entries where those are fewer days. */
    double itemsPerDay(Instant now) {
        List<Instant> counted =
                recent.stream().filter(time -> time.isAfter(now.minus(COUNTED))).toList();
        if (counted.isEmpty() || since == null) {
            return 0;
        }
        boolean full = counted.size() == MOST;
        Instant from = full ? counted.getFirst() : since.isAfter(now.minus(COUNTED)) ? since : now.minus(COUNTED);
        Duration least = full ? HOUR : DAY;
        Duration span = Duration.between(from, now);
        double days = (double) (span.compareTo(least) < 0 ? least : span).toMillis() / DAY.toMillis();
        return Math.round(counted.size() / days * 10) / 10.0;
    }

    /**
     * Since when the feed is silent, once that is longer than it ever was; empty when it is not or when too little is known.
     * Until a week is known of it, nights and weekends are not: a day is allowed then, later an hour, however lively it is.
     */
    Optional<Instant> silentSince(Instant now) {
        if (recent.size() < FEWEST || since == null) {
            return Optional.empty();
        }
        Instant last = recent.getLast();
        Duration allowed = Duration.between(since, last).compareTo(WEEK) < 0 ? DAY : HOUR;
        long most = Math.max(longestGapSeconds, allowed.toSeconds());
        return Duration.between(last, now).toSeconds() > most ? Optional.of(last) : Optional.empty();
    }
}
