package org.jarida.events.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jarida.events.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a message whose handling failed. Unreadable: dead-lettered at once. An outage: tried again for ever, a
 * pause of up to 5 s between. Anything else: tried three times more, then dead-lettered. When the dead-letter topic cannot
 * be written, the message stays where it is and is tried again.
 */
final class EventErrorHandling {

    private static final Logger log = LoggerFactory.getLogger(EventErrorHandling.class);
    private static final int RETRIES = 3;
    private static final int MAX_REASON = 500;

    private EventErrorHandling() {}

    static DefaultErrorHandler errorHandler(
            String group, KafkaOperations<byte[], byte[]> kafka, EventMetrics metrics, Outages outages) {
        DefaultErrorHandler handler = new DefaultErrorHandler(recoverer(group, kafka, metrics), bounded());
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        handler.setBackOffFunction((_, failure) -> failure != null && outages.explain(failure) ? endless() : bounded());
        handler.setRetryListeners((message, failure, attempt) -> {
            metrics.retried(message.topic());
            log.warn(
                    "{} failed, attempt {}: {}",
                    position(message),
                    attempt,
                    failure == null ? "unknown" : reason(failure));
        });
        handler.setCommitRecovered(true);
        return handler;
    }

    static DeadLetterPublishingRecoverer recoverer(
            String group, KafkaOperations<byte[], byte[]> kafka, EventMetrics metrics) {
        DeadLetterPublishingRecoverer recoverer = new CountingRecoverer(group, kafka, metrics);
        recoverer.setFailIfSendResultIsError(true);
        recoverer.excludeHeader(HeadersToAdd.EXCEPTION, HeadersToAdd.EX_CAUSE, HeadersToAdd.EX_MSG);
        recoverer.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        recoverer.setHeadersFunction(EventErrorHandling::reasonHeader);
        return recoverer;
    }

    /** Counts and logs a dead letter once it is written: a failed write is tried again and would count each time. */
    private static final class CountingRecoverer extends DeadLetterPublishingRecoverer {

        private final EventMetrics metrics;

        CountingRecoverer(String group, KafkaOperations<byte[], byte[]> kafka, EventMetrics metrics) {
            super(
                    kafka,
                    (message, _) -> new TopicPartition(Topic.deadLetters(message.topic(), group), message.partition()));
            this.metrics = metrics;
        }

        @Override
        public void accept(ConsumerRecord<?, ?> message, @Nullable Consumer<?, ?> consumer, Exception failure) {
            super.accept(message, consumer, failure);
            metrics.deadLettered(message.topic());
            log.error("{} is a dead letter: {}", position(message), reason(failure));
        }
    }

    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String words = root.getClass().getSimpleName() + ": " + root.getMessage();
        return words.length() <= MAX_REASON ? words : words.substring(0, MAX_REASON);
    }

    private static Headers reasonHeader(ConsumerRecord<?, ?> message, Exception failure) {
        return new RecordHeaders()
                .add(EventHeaders.DEAD_LETTER_REASON, reason(failure).getBytes(StandardCharsets.UTF_8));
    }

    private static String position(ConsumerRecord<?, ?> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private static BackOff bounded() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 3);
        backOff.setMaxAttempts(RETRIES);
        return backOff;
    }

    private static BackOff endless() {
        ExponentialBackOff backOff = new ExponentialBackOff(250, 2);
        backOff.setMaxInterval(5000);
        return backOff;
    }
}
