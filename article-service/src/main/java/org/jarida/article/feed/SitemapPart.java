package org.jarida.article.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A span of time whose articles make one sitemap: a month, or of a full one a day, an hour or a minute, all of UTC. It is
 * named by the beginning of its times, such as {@code 2026-11} or {@code 2026-11-27T13}.
 *
 * @param from its first instant
 */
record SitemapPart(Span span, Instant from) {

    /** How long a part is, from the longest. */
    enum Span {
        MONTH("uuuu-MM", ChronoUnit.MONTHS),
        DAY("uuuu-MM-dd", ChronoUnit.DAYS),
        HOUR("uuuu-MM-dd'T'HH", ChronoUnit.HOURS),
        MINUTE("uuuu-MM-dd'T'HH:mm", ChronoUnit.MINUTES);

        /** What follows a month's name until it is a whole time. */
        private static final String REST = "-01T00:00";

        private static final int MONTH_LENGTH = "2026-11".length();

        private final DateTimeFormatter name;
        private final int nameLength;
        private final ChronoUnit unit;

        Span(String name, ChronoUnit unit) {
            this.name = DateTimeFormatter.ofPattern(name);
            this.nameLength = name.replace("'", "").length();
            this.unit = unit;
        }

        SitemapPart at(Instant time) {
            LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
            LocalDateTime start =
                    this == MONTH ? local.toLocalDate().withDayOfMonth(1).atStartOfDay() : local.truncatedTo(unit);
            return new SitemapPart(this, start.toInstant(ZoneOffset.UTC));
        }

        private Optional<SitemapPart> named(String name) {
            if (name.length() != nameLength) {
                return Optional.empty();
            }
            try {
                String whole = name + REST.substring(nameLength - MONTH_LENGTH);
                SitemapPart part =
                        new SitemapPart(this, LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC));
                return part.name().equals(name) ? Optional.of(part) : Optional.empty();
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }

    /** The part of a name; empty when no part is named so. */
    static Optional<SitemapPart> named(String name) {
        for (Span span : Span.values()) {
            Optional<SitemapPart> part = span.named(name);
            if (part.isPresent()) {
                return part;
            }
        }
        return Optional.empty();
    }

    String name() {
        return span.name.format(LocalDateTime.ofInstant(from, ZoneOffset.UTC));
    }

    /** Its end, exclusive. */
    Instant to() {
        return LocalDateTime.ofInstant(from, ZoneOffset.UTC).plus(1, span.unit).toInstant(ZoneOffset.UTC);
    }

    /** The parts that it can be split into; empty for the shortest. */
    Optional<Span> finer() {
        return switch (span) {
            case MONTH -> Optional.of(Span.DAY);
            case DAY -> Optional.of(Span.HOUR);
            case HOUR -> Optional.of(Span.MINUTE);
            case MINUTE -> Optional.empty();
        };
    }
}
