package org.jarida.events.kafka;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Follows the topic of every {@link TopicView} of a service, and stops before anything that the views need. */
final class TopicFollowers implements SmartLifecycle {

    private final KafkaClients clients;
    private final List<TopicView<?>> views;
    private volatile List<TopicFollower<?>> running = List.of();

    TopicFollowers(KafkaClients clients, List<TopicView<?>> views) {
        this.clients = clients;
        this.views = views;
    }

    @Override
    public void start() {
        running = views.stream().<TopicFollower<?>>map(this::follower).toList();
        running.forEach(TopicFollower::start);
    }

    private TopicFollower<?> follower(TopicView<?> view) {
        return new TopicFollower<>(clients.consumer(), clients.admin(), view);
    }

    @Override
    public void stop() {
        running.forEach(TopicFollower::close);
        running = List.of();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
