package org.jarida.ingest.source;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.ingest.task.StartTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the sources, their relay and the file to begin with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceSettings.class)
class SourceConfiguration {

    private static final Duration RELAY_PAUSE = Duration.ofSeconds(1);

    @Bean
    SourceStore sourceStore(MongoDatabase mongoDatabase) {
        return new MongoSourceStore(mongoDatabase);
    }

    @Bean
    StartTask sourceIndexes(SourceStore sourceStore) {
        return new StartTask("source-indexes", sourceStore::ensureIndexes);
    }

    @Bean
    RepeatedTask sourceRelayTask(
            SourceStore sourceStore,
            List<SourceWatcher> watchers,
            EventPublisher publisher,
            Clock clock,
            MeterRegistry metrics) {
        SourceRelay relay = new SourceRelay(sourceStore, watchers, publisher, clock, metrics);
        return new RepeatedTask("source-relay", RELAY_PAUSE, relay::relay);
    }

    @Bean
    Sources sources(SourceStore sourceStore, Clock clock, RepeatedTask sourceRelayTask) {
        return new Sources(sourceStore, clock, sourceRelayTask::wake);
    }

    @Bean
    StartTask sourcesFileTask(SourceSettings settings, Sources sources, JsonMapper json) {
        Path file = settings.sourcesFile();
        return new StartTask("sources-file", () -> {
            if (file != null && !file.toString().isEmpty()) {
                new SourcesFile(file, sources, json).addNewSources();
            }
        });
    }
}
