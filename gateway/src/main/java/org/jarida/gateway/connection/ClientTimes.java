package org.jarida.gateway.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long clients may take to send. Besides, none may be silent for longer than {@code server.tomcat.connection-timeout}.
 *
 * @param headers from the first byte of a request to the end of its headers. Defaults to 10 s
 * @param body for a body, in time spent waiting for it; what comes at {@code bodyRate} or faster may take longer.
 *     Defaults to 30 s
 * @param bodyRate of a second, by which the time for a body grows as it comes. Defaults to 16 kB
 */
@ConfigurationProperties("jarida.gateway.timeouts")
record ClientTimes(
        @DefaultValue("10s") Duration headers,
        @DefaultValue("30s") Duration body,
        @DefaultValue("16KB") DataSize bodyRate) {

    ClientTimes {
        if (!headers.isPositive() || !body.isPositive() || bodyRate.toBytes() < 1) {
            throw new IllegalArgumentException("Times and rates of clients are more than none");
        }
    }
}
