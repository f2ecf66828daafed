package org.jarida.moderation.storm;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.test.TestBroker;

/** How many reports the service's group has not committed yet. */
final class ReportBacklog implements AutoCloseable {

    private static final String GROUP = "moderation-service";

    private final Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()));

    long count() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.IMAGE_REPORTS.name(), partition))
                .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        var ends = admin.listOffsets(partitions).all().get();
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata committed = done.get(end.getKey());
                    return end.getValue().offset() - (committed == null ? 0 : committed.offset());
                })
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
