package org.jarida.moderation.breaker;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the breaker opens: at more automatic hides within an hour than both limits.
 *
 * @param hides the limit however little is hidden usually. Defaults to 10
 * @param times the limit as a multiple of the median of the 168 hours before. Defaults to 5
 * @param every how long a look at the store is good for. Defaults to 5 s
 */
@Validated
@ConfigurationProperties("jarida.moderation.breaker")
record BreakerSettings(
        @DefaultValue("10") @Min(0) int hides,
        @DefaultValue("5") @Min(1) int times,
        @DefaultValue("5s") @NotNull Duration every) {}
