package org.jarida.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.Event;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an article of 20 kB of Arabic HTML costs on its way into and out of a topic, beside the limit: making its text into
 * UTF-8 and back, which no format can avoid.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventCodecBenchmark {

    private static final String PARAGRAPH =
            "<p>وصلت القوارب إلى الميناء باكرا هذا الصباح، وقال الصيادون إن الموسم جيد.</p>";

    private final String body = PARAGRAPH.repeat(150);
    private final byte[] bodyBytes = body.getBytes(StandardCharsets.UTF_8);
    private final EventCodec codec = new EventCodec("article-service", Clock.systemUTC());
    private final Event event = new ArticlePublished(
            "0".repeat(32),
            1,
            new ArticleContent(
                    "almadina",
                    "https://almadina.example/1",
                    "الميناء",
                    "ar",
                    "rtl",
                    List.of(),
                    null,
                    Instant.EPOCH,
                    null,
                    "",
                    body,
                    List.of(),
                    List.of(),
                    List.of()));
    private final ConsumerRecord<byte[], byte[]> message = received(codec.encode(event));

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        var received = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    @Benchmark
    public ProducerRecord<byte[], byte[]> encode() {
        return codec.encode(event);
    }

    @Benchmark
    public Optional<Event> decode() {
        return EventCodec.decode(Topics.ARTICLES, message);
    }

    @Benchmark
    public byte[] limitOfEncoding() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public String limitOfDecoding() {
        return new String(bodyBytes, StandardCharsets.UTF_8);
    }
}
