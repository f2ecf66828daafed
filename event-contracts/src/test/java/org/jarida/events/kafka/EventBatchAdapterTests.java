package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.listener.BatchListenerFailedException;

class EventBatchAdapterTests {

    private final Outages outages = new Outages(List.of());
    private final SlowStarter listener = new SlowStarter();
    private final EventBatchAdapter<SourceEvent> adapter =
            new EventBatchAdapter<>(listener, new EventMetrics(new SimpleMeterRegistry()), outages);

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class, AssertionError.class})
    void whatKeepsAListenerFromPreparingIsAnOutageAndBlamesNoEvent(Class<? extends Throwable> reason) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> batch = List.of(message(0), message(1), message(2));
        listener.unprepared = reason.getDeclaredConstructor().newInstance();

        BatchListenerFailedException failure =
                catchThrowableOfType(BatchListenerFailedException.class, () -> adapter.onMessage(batch));

        assertThat(outages.explain(failure)).isTrue();
        assertThat(failure.getIndex()).as("nothing of the batch is committed").isZero();
        assertThat(listener.preparations)
                .as("asked once for the batch, not once an event")
                .isOne();
        assertThat(listener.handled).isEmpty();

        listener.unprepared = null;
        assertThatCode(() -> adapter.onMessage(batch)).doesNotThrowAnyException();
        adapter.onMessage(List.of(message(3)));

        assertThat(listener.handled).containsExactly(0L, 1L, 2L, 3L);
        assertThat(listener.preparations).as("not asked again once prepared").isEqualTo(2);
    }

    private static ConsumerRecord<byte[], byte[]> message(long offset) {
        SourceDescription description =
                new SourceDescription("a paper", null, "und", "UTC", DisplayPolicy.LINK, null, null);
        var sent = new EventCodec("ingest-service", Clock.systemUTC())
                .encode(new SourceRemoved("paper", offset + 1, description, Instant.EPOCH));
        var received = new ConsumerRecord<>(Topics.SOURCES.name(), 0, offset, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    private static final class SlowStarter implements EventListener<SourceEvent> {

        private final List<Long> handled = new ArrayList<>();
        private Throwable unprepared;
        private int preparations;

        @Override
        public Topic topic() {
            return Topics.SOURCES;
        }

        @Override
        public void prepare() {
            preparations++;
            switch (unprepared) {
                case null -> {}
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new AssertionError(unprepared);
            }
        }

        @Override
        public void onEvents(List<ReceivedEvent<SourceEvent>> events) {
            events.forEach(each -> handled.add(each.offset()));
        }
    }
}
