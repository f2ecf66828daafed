package org.jarida.moderation.review;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How moderators work together.
 *
 * @param claim how long a claim lasts unless a decision ends it. Defaults to 15 minutes
 */
@Validated
@ConfigurationProperties("jarida.moderation.review")
record ReviewSettings(@DefaultValue("15m") @NotNull Duration claim) {}
