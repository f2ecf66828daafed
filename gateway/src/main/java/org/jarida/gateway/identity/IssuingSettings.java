package org.jarida.gateway.identity;

import org.jarida.gateway.rate.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many new readers' cookies of a network weigh as much as a fresh reader does. Those beyond are given too, but their
 * reports weigh half as much until the cookie is a day old; only moderation in HARDENED mode looks at weights.
 *
 * @param often of one network in a short time. Defaults to 1 in 10 min
 * @param daily of one network in a day. Defaults to 6
 */
@ConfigurationProperties("jarida.gateway.issuing")
record IssuingSettings(
        @DefaultValue("1/10m") Rate often,
        @DefaultValue("6/1d") Rate daily) {}
