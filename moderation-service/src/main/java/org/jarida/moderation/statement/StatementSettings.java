package org.jarida.moderation.statement;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How statements of reasons are exported.
 *
 * @param settle how old a statement must be: replicas' clocks may differ by less than this, or whoever exports could go
 *     on from a place before which another statement is still being written. Defaults to 1 minute
 */
@Validated
@ConfigurationProperties("jarida.moderation.statements")
record StatementSettings(@DefaultValue("1m") @NotNull Duration settle) {}
