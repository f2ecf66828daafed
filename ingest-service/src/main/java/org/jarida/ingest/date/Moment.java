package org.jarida.ingest.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.HijrahDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a date as they are found, and what they come to. Years outside 1900 to 2199 are no dates of news. */
final class Moment {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int FIRST_HIJRI = 1300;
    private static final int LAST_HIJRI = 1600;

    int year;
    int month = 1;
    int day = 1;
    boolean hijri;
    int hour;
    int minute;
    int second;
    int nano;
    boolean timed;

    @Nullable ZoneId zone;

    /** RFC 2822: 00 to 49 are of this century, 50 to 99 of the last. */
    static int fullYear(int year, int digits) {
        return digits > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    static boolean isHijriYear(int year) {
        return year >= FIRST_HIJRI && year < LAST_HIJRI;
    }

    /** Half a day later, when the hour is of a twelve-hour clock. */
    void afternoon(boolean pm) {
        if (hour <= 12) {
            hour = hour % 12 + (pm ? 12 : 0);
        }
    }

    /** Of a day and a month that may have changed places, takes the order in which the day falls on this weekday. */
    void agreeWith(@Nullable DayOfWeek weekday) {
        if (weekday == null || hijri || day > 12 || !exists()) {
            return;
        }
        boolean asRead = LocalDate.of(year, month, day).getDayOfWeek() == weekday;
        if (!asRead && LocalDate.of(year, day, month).getDayOfWeek() == weekday) {
            int other = day;
            day = month;
            month = other;
        }
    }

    /** Whether there is such a day and such a time on it. */
    boolean exists() {
        return instant(ZoneOffset.UTC).isPresent();
    }

    Optional<Instant> instant(ZoneId fallback) {
        try {
            if (!hijri && (year < FIRST_YEAR || year > LAST_YEAR)) {
                return Optional.empty();
            }
            var date = hijri ? LocalDate.from(HijrahDate.of(year, month, day)) : LocalDate.of(year, month, day);
            boolean endOfDay = hour == 24 && minute == 0 && second == 0;
            var time = LocalTime.of(endOfDay ? 0 : hour, minute, second == 60 ? 59 : second, nano);
            var moment = LocalDateTime.of(endOfDay ? date.plusDays(1) : date, time);
            return Optional.of(moment.atZone(zone != null ? zone : fallback).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
