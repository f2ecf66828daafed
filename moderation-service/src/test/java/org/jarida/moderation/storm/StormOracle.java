package org.jarida.moderation.storm;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jarida.events.ImageReported;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.test.TestBroker;
import org.jarida.test.TopicProbe;

/**
 * What must come of a storm, by the contract alone: of the reports of an image, in the order of the topic, those of the
 * first three different people are its votes; with the third it is hidden, and no later one changes anything.
 */
final class StormOracle {

    private static final int HIDES = 3;

    /**
     * @param reporters whose votes stand, sorted
     */
    record Verdict(Set<String> reporters, boolean hidden) {}

    private StormOracle() {}

    /** By image, for those of a storm. */
    static Map<String, Verdict> read(Set<String> images) {
        Map<String, Set<String>> reporters = new HashMap<>();
        new TopicProbe(TestBroker.bootstrapServers(), Topics.IMAGE_REPORTS.name()).forEach(message -> {
            if (images.contains(new String(message.key(), StandardCharsets.UTF_8))) {
                ImageReported report = report(message);
                Set<String> known = reporters.computeIfAbsent(report.imageId(), _ -> new TreeSet<>());
                if (known.size() < HIDES) {
                    known.addAll(report.reporterKeys());
                }
            }
        });
        Map<String, Verdict> verdicts = new HashMap<>();
        reporters.forEach((image, known) -> verdicts.put(image, new Verdict(known, known.size() >= HIDES)));
        return verdicts;
    }

    /** Those of the images whose last verdict on the topic hides them. */
    static Set<String> hidden(Set<String> images) {
        Map<String, Boolean> visible = new HashMap<>();
        new TopicProbe(TestBroker.bootstrapServers(), Topics.IMAGE_VERDICTS.name()).forEach(message -> {
            if (images.contains(new String(message.key(), StandardCharsets.UTF_8))) {
                var verdict = (ImageVerdictEvent)
                        EventCodec.decode(Topics.IMAGE_VERDICTS, message).orElseThrow();
                visible.put(verdict.imageId(), verdict.visible());
            }
        });
        visible.values().removeIf(shown -> shown);
        return visible.keySet();
    }

    private static ImageReported report(ConsumerRecord<byte[], byte[]> message) {
        return (ImageReported) EventCodec.decode(Topics.IMAGE_REPORTS, message).orElseThrow();
    }
}
