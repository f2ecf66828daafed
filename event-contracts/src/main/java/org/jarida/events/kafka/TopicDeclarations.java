package org.jarida.events.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Makes the topics that a service owns and the dead-letter topics of its group, on its first contact with the broker, and
 * lets the producer look where they are: the first event of a process that has just started need not wait for that. A
 * broker that is away is asked again, for ever, while the service starts. The replication factor is the broker's default.
 */
final class TopicDeclarations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicDeclarations.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> adminConfig;
    private final List<NewTopic> topics;
    private final KafkaOperations<byte[], byte[]> producer;
    private volatile @Nullable Thread thread;
    private volatile boolean declared;

    TopicDeclarations(
            Map<String, Object> adminConfig,
            String service,
            List<Topic> read,
            KafkaOperations<byte[], byte[]> producer) {
        this.adminConfig = adminConfig;
        this.topics = topicsOf(service, read);
        this.producer = producer;
    }

    /** Whether the broker has confirmed every topic, and the producer knows them. */
    boolean declared() {
        return declared;
    }

    private static List<NewTopic> topicsOf(String service, List<Topic> read) {
        List<NewTopic> wanted = new ArrayList<>();
        Topics.all().stream()
                .filter(topic -> topic.owner().equals(service))
                .forEach(topic -> wanted.add(newTopic(topic.name(), topic.settings())));
        String month = Long.toString(Duration.ofDays(30).toMillis());
        read.forEach(topic -> wanted.add(
                newTopic(topic.deadLetters(service), Map.of("cleanup.policy", "delete", "retention.ms", month))));
        return wanted;
    }

    private static NewTopic newTopic(String name, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(Topic.PARTITIONS), Optional.empty()).configs(settings);
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("topic-declarations").start(this::declareUntilDone);
    }

    private void declareUntilDone() {
        while (!declared && !Thread.currentThread().isInterrupted()) {
            try (Admin admin = Admin.create(adminConfig)) {
                declare(admin);
                topics.forEach(topic -> producer.partitionsFor(topic.name()));
                declared = true;
            } catch (KafkaException | org.springframework.kafka.KafkaException | ExecutionException failure) {
                log.warn("topics not declared yet: {}", EventErrorHandling.reason(failure));
                pause();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void declare(Admin admin) throws InterruptedException, ExecutionException {
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                created.getValue().get();
                log.info("topic {} made", created.getKey());
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failure;
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
