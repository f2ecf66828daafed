package org.jarida.moderation.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The last days, each in UTC, up to now.
 *
 * @param perDay the earliest first, quiet ones too
 * @param perSource by most reports; an image that several sources show counts for each, one that no article shows any
 *     more for none
 */
public record Statistics(
        int days, LocalDate from, Instant until, Figures total, List<Day> perDay, List<OfSource> perSource) {

    public record Day(LocalDate day, Figures figures) {}

    public record OfSource(Source source, Figures figures) {}

    public record Source(String id) {}
}
