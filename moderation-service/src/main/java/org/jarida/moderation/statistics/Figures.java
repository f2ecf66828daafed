package org.jarida.moderation.statistics;

import org.jspecify.annotations.Nullable;

/**
 * What happened in a time, or to the images of a source.
 *
 * @param reports that count or counted; not those that came while the image was hidden
 * @param hides images that became hidden, by whatever rule or person
 * @param reviews decisions of people on cases that waited for one: hidden by rule, or with doubtful reports
 * @param medianSeconds from that until the decision; null without a review
 * @param p90Seconds likewise, of the ninth of ten
 * @param overturned reviews that showed again what a rule had hidden
 * @param overturnRate of them among the reviews of what a rule had hidden, 0 to 1; null without one
 */
public record Figures(
        long reports,
        long hides,
        long reviews,
        @Nullable Long medianSeconds,
        @Nullable Long p90Seconds,
        long overturned,
        @Nullable Double overturnRate) {}
