package org.jarida.events.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jarida.events.Event;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Runs every {@link EventListener} of a service in its own consumers, and stops them before anything they need. */
final class EventListenerContainers implements SmartLifecycle {

    /** Of messages that are gathered: so many are handed over at once. */
    private static final int ENOUGH_BYTES = 64 * 1024;

    /**
     * A fetch that comes back empty wakes nobody, and the next is sent only with the next poll (Kafka 4.2, KAFKA-20915): a
     * longer one would leave messages lying for most of a second.
     */
    private static final Duration POLL = Duration.ofMillis(50);

    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;
    private volatile boolean running;

    EventListenerContainers(
            String group,
            List<EventListener<?>> listeners,
            Map<String, Object> consumerConfig,
            EventSettings settings,
            Wiring wiring) {
        this.containers = listeners.stream()
                .map(listener -> container(group, listener, consumerConfig, settings, wiring))
                .toList();
    }

    /** What every listener's consumers share. */
    record Wiring(CommonErrorHandler errorHandler, EventMetrics metrics, Outages outages) {}

    private <E extends Event> ConcurrentMessageListenerContainer<byte[], byte[]> container(
            String group,
            EventListener<E> listener,
            Map<String, Object> consumerConfig,
            EventSettings settings,
            Wiring wiring) {
        ContainerProperties properties =
                new ContainerProperties(listener.topic().name());
        properties.setGroupId(group);
        properties.setClientId(group + "-" + listener.topic().name());
        properties.setMissingTopicsFatal(false);
        properties.setPollTimeout(POLL.toMillis());
        var inOrder = new EventBatchAdapter<>(listener, wiring.metrics(), wiring.outages());
        if (listener.isFair()) {
            properties.setAckMode(ContainerProperties.AckMode.MANUAL);
            properties.setMessageListener(
                    new FairBatchAdapter<>(listener, inOrder, wiring.metrics(), settings, this::isRunning));
        } else {
            properties.setAckMode(ContainerProperties.AckMode.BATCH);
            properties.setMessageListener(inOrder);
        }
        var container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<byte[], byte[]>(gathering(consumerConfig, listener)), properties);
        container.setBeanName(listener.topic().name());
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(wiring.errorHandler());
        return container;
    }

    private static Map<String, Object> gathering(Map<String, Object> consumerConfig, EventListener<?> listener) {
        if (listener.gathers().isZero()) {
            return consumerConfig;
        }
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ENOUGH_BYTES);
        config.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(listener.gathers().toMillis()));
        return config;
    }

    /** Topics whose consumers have died; empty while all is well. */
    List<String> dead() {
        return running
                ? containers.stream()
                        .filter(EventListenerContainers::dead)
                        .map(ConcurrentMessageListenerContainer::getBeanName)
                        .toList()
                : List.of();
    }

    private static boolean dead(ConcurrentMessageListenerContainer<byte[], byte[]> container) {
        return !container.isRunning()
                || !container.getContainers().stream().allMatch(MessageListenerContainer::isRunning);
    }

    @Override
    public void start() {
        containers.forEach(ConcurrentMessageListenerContainer::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        containers.forEach(ConcurrentMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
