package org.jarida.moderation.web;

import java.util.List;

/**
 * The statistics, as their template reads them.
 *
 * @param days how many, of {@code choices}
 * @param perDay the latest day first
 */
public record StatisticsPage(
        int days, List<Integer> choices, Row total, List<Plot> plots, List<Row> perDay, List<Row> perSource) {

    /**
     * A line of a table, in words.
     *
     * @param name day or source
     */
    public record Row(
            String name,
            String reports,
            String hides,
            String reviews,
            String median,
            String p90,
            String overturned,
            String rate) {}
}
