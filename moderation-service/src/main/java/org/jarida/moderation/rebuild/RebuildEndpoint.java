package org.jarida.moderation.rebuild;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code POST /actuator/rebuild} on the management port: the last step of putting a backup back. */
@Component
@Endpoint(id = "rebuild")
class RebuildEndpoint {

    private final Rebuild rebuild;

    RebuildEndpoint(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /**
     * Rebuilds, and answers when it is done.
     *
     * @param since when the backup was begun, as ISO 8601; without it everything that the topics hold
     */
    @WriteOperation
    Rebuild.Rebuilt rebuild(@Nullable String since) {
        return rebuild.run(since == null ? Instant.EPOCH : instant(since));
    }

    private static Instant instant(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeParseException _) {
            throw new InvalidEndpointRequestException(
                    "no time: " + since, "since is no time such as 2026-11-27T08:00:00Z");
        }
    }
}
