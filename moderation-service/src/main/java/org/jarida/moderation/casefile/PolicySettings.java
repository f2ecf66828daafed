package org.jarida.moderation.casefile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.jarida.events.ReportReason;
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
 * @param record HARDENED: how many of a reporter's latest decided votes tell how far to trust the next. Defaults to 100
 */
@Validated
@ConfigurationProperties("jarida.moderation")
public record PolicySettings(
        @DefaultValue("3") @Min(1) @Max(32) int reporters,
        @DefaultValue("7d") @NotNull Duration window,
        @DefaultValue("3000") @Min(1) int threshold,
        @DefaultValue("2") @Min(1) int networks,
        @DefaultValue("1500") @Min(1) int networkCap,
        @DefaultValue("100") @Min(0) int leastWeight,
        @DefaultValue("100") @Min(1) @Max(10_000) int record,
        @DefaultValue @Valid Accuracy accuracy,
        @DefaultValue @Valid Severe severe,
        @DefaultValue @Valid Burst burst) {

    /**
     * HARDENED: reasons grave enough that fewer reports hide; only votes with such a reason count for it.
     *
     * @param reasons that are severe. Default to CHILD_SAFETY, NON_CONSENSUAL and TERROR
     * @param reporters how many different people it takes. Defaults to 2
     * @param networks how many different networks it takes. Defaults to 2
     * @param threshold the capped sum of weights that hides, in thousandths; doubled by each restore. Defaults to 1250
     * @param alertWeight a severe vote of at least this weight is an alert, in thousandths. Defaults to 500
     */
    public record Severe(
            @DefaultValue({"CHILD_SAFETY", "NON_CONSENSUAL", "TERROR"}) @NotNull Set<ReportReason> reasons,

            @DefaultValue("2") @Min(1) int reporters,
            @DefaultValue("2") @Min(1) int networks,
            @DefaultValue("1250") @Min(1) int threshold,
            @DefaultValue("500") @Min(0) int alertWeight) {

        public Severe {
            reasons = Set.copyOf(reasons);
        }
    }

    /**
     * HARDENED: what a reader's record makes of a vote's weight. With A agreed and D disagreed votes that is the base times
     * {@code ((A + agreed) / (A + D + decided) - least) / (full - least)}, never below 0 or above the base.
     *
     * @param agreed votes that everybody is taken to have been agreed with before. Defaults to 3
     * @param decided votes that everybody is taken to have had decided before. Defaults to 4
     * @param least share of agreed votes at which a vote weighs nothing, in thousandths. Defaults to 250
     * @param full share at which it weighs all, in thousandths; more than {@code least}. Defaults to 750
     */
    public record Accuracy(
            @DefaultValue("3") @Min(0) @Max(1000) int agreed,
            @DefaultValue("4") @Min(1) @Max(1000) int decided,
            @DefaultValue("250") @Min(0) @Max(999) int least,
            @DefaultValue("750") @Min(1) @Max(1000) int full) {

        public Accuracy {
            if (least >= full) {
                throw new IllegalArgumentException("jarida.moderation.accuracy.least must be below full");
            }
        }
    }

    /**
     * HARDENED: what marks votes as a burst, which a moderator looks at before anything is hidden.
     *
     * @param votes fewer are no burst. Defaults to 6
     * @param within how long a time. Defaults to 60 s
     * @param share of the votes that lie within it, in percent. Defaults to 80
     * @param freshShare of the voters who are fresh, in percent. Defaults to 60
     * @param freshWeight up to which base weight the gateway calls a reader fresh (first seen within 24 h), in
     *     thousandths. Defaults to 500
     */
    public record Burst(
            @DefaultValue("6") @Min(1) int votes,
            @DefaultValue("60s") @NotNull Duration within,
            @DefaultValue("80") @Min(1) @Max(100) int share,
            @DefaultValue("60") @Min(0) @Max(100) int freshShare,
            @DefaultValue("500") @Min(0) @Max(1000) int freshWeight) {}
}
