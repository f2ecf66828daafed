package org.jarida.gateway.staff;

import org.jarida.gateway.rate.Rate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong passwords are taken.
 *
 * @param account for one account from one network. Defaults to 10 in 10 min
 * @param network from one network for all names together. Defaults to 60 in 10 min
 */
@ConfigurationProperties("jarida.gateway.attempts")
record AttemptSettings(
        @DefaultValue("10/10m") Rate account,
        @DefaultValue("60/10m") Rate network) {}
