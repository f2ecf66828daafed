package org.jarida.ingest.raw;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.ingest.task.StartTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the archive. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RawSettings.class)
class RawConfiguration {

    private static final Duration SWEEP = Duration.ofMinutes(5);
    private static final Duration THINNING = Duration.ofHours(1);

    @Bean
    RawStore rawStore(MongoDatabase mongoDatabase) {
        return new MongoRawStore(mongoDatabase);
    }

    @Bean
    StartTask rawIndexes(RawStore rawStore) {
        return new StartTask("raw-indexes", rawStore::ensureIndexes);
    }

    @Bean
    RawArchive rawArchive(RawStore rawStore, RawSettings settings, Clock clock, MeterRegistry metrics) {
        return new RawArchive(rawStore, settings, clock, metrics);
    }

    @Bean
    RepeatedTask rawSweepTask(RawArchive rawArchive) {
        return new RepeatedTask("raw-sweep", SWEEP, rawArchive::sweep);
    }

    @Bean
    RepeatedTask rawThinningTask(RawArchive rawArchive) {
        return new RepeatedTask("raw-thinning", THINNING, rawArchive::thin);
    }
}
