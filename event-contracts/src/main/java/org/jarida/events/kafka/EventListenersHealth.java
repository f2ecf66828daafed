package org.jarida.events.kafka;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while a topic of the service is not declared, or when a consumer has died that should be running. */
final class EventListenersHealth implements HealthIndicator {

    private final EventListenerContainers containers;
    private final TopicDeclarations declarations;

    EventListenersHealth(EventListenerContainers containers, TopicDeclarations declarations) {
        this.containers = containers;
        this.declarations = declarations;
    }

    @Override
    public Health health() {
        List<String> dead = containers.dead();
        if (!declarations.declared()) {
            return Health.down().withDetail("topics", "not declared yet").build();
        }
        return dead.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("dead consumers of", dead).build();
    }
}
