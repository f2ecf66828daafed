package org.jarida.events.kafka;

import java.util.List;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/deadletters} on the management port: what {@code ./jarida dead-letters} talks to. */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int MOST_LISTED = 1000;

    private final DeadLetters deadLetters;
    private final String service;

    DeadLettersEndpoint(DeadLetters deadLetters, String service) {
        this.deadLetters = deadLetters;
        this.service = service;
    }

    record Pending(String topic, String group, long pending) {}

    @ReadOperation
    List<Pending> topics() {
        return deadLetters.topics().stream()
                .sorted()
                .map(topic -> new Pending(topic, service, deadLetters.pending(topic)))
                .toList();
    }

    @ReadOperation
    List<DeadLetter> list(@Selector String topic) {
        return deadLetters.list(known(topic), MOST_LISTED);
    }

    @WriteOperation
    DeadLetters.Replay replay(@Selector String topic) {
        return deadLetters.replay(known(topic));
    }

    private String known(String topic) {
        if (!deadLetters.topics().contains(topic)) {
            throw new InvalidEndpointRequestException(service + " does not read " + topic, "unknown topic");
        }
        return topic;
    }
}
