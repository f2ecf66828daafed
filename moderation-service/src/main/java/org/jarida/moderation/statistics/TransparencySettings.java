package org.jarida.moderation.statistics;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How coarse public counts are.
 *
 * @param reportsStep reports are rounded down to a multiple of it. Defaults to 10
 * @param leastReviews fewer reviews in a month tell no median time. Defaults to 5
 * @param settle how long after its end a month is counted: reports may still be on their way. Defaults to 1 day
 * @param every pause between two looks for months to count. Defaults to 1 h
 */
@Validated
@ConfigurationProperties("jarida.moderation.transparency")
record TransparencySettings(
        @DefaultValue("10") @Min(1) int reportsStep,
        @DefaultValue("5") @Min(1) int leastReviews,
        @DefaultValue("1d") @NotNull Duration settle,
        @DefaultValue("1h") @NotNull Duration every) {}
