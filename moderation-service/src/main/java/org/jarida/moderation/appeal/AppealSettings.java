package org.jarida.moderation.appeal;

import jakarta.validation.constraints.NotNull;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How appeals are taken.
 *
 * @param openFor how long after a hide one may be filed. Defaults to six months, the least that the law asks for
 */
@Validated
@ConfigurationProperties("jarida.moderation.appeals")
record AppealSettings(@DefaultValue("P6M") @NotNull Period openFor) {}
