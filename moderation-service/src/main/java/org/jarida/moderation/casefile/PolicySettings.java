package org.jarida.moderation.casefile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The constants of the decision model. The defaults were simulated, not tuned on real traffic.
 *
 * @param reporters how many different people must have reported an image before it is hidden; in CONTRACT mode doubled by
 *     each restore. Defaults to 3
 * @param window within which their reports must lie, by the time of the records on the topic. Defaults to 7 days
 * @param threshold HARDENED: the capped sum of weights that hides, in thousandths; doubled by each restore. Defaults to
 *     3000
 * @param networks HARDENED: how many different networks the reports must come from. Defaults to 2
 * @param networkCap HARDENED: the most that one network's reports count together, in thousandths. Defaults to 1500
 * @param leastWeight HARDENED: reports of a smaller weight are counted, not kept as votes; in thousandths. Defaults to 100
 */
@Validated
@ConfigurationProperties("jarida.moderation")
public record PolicySettings(
        @DefaultValue("3") @Min(1) @Max(32) int reporters,
        @DefaultValue("7d") @NotNull Duration window,
        @DefaultValue("3000") @Min(1) int threshold,
        @DefaultValue("2") @Min(1) int networks,
        @DefaultValue("1500") @Min(1) int networkCap,
        @DefaultValue("100") @Min(0) int leastWeight) {}
