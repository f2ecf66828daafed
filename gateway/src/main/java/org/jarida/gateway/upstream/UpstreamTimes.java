package org.jarida.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway waits for a service.
 *
 * @param connect for a connection. Defaults to 1 s
 * @param response for the next bytes of an answer; a report's broker may take 6 s. Defaults to 15 s
 * @param work for the next bytes of an answer to an editor's or a moderator's request. Defaults to 60 s
 * @param live for the next bytes of a stream of live headlines, which must beat more often. Defaults to 75 s
 * @param check for the answer to a health check. Defaults to 1 s
 */
@ConfigurationProperties("jarida.gateway.timeouts")
record UpstreamTimes(
        @DefaultValue("1s") Duration connect,
        @DefaultValue("15s") Duration response,
        @DefaultValue("60s") Duration work,
        @DefaultValue("75s") Duration live,
        @DefaultValue("1s") Duration check) {

    Duration of(Patience patience) {
        return switch (patience) {
            case PAGE -> response;
            case WORK -> work;
            case STREAM -> live;
        };
    }
}
