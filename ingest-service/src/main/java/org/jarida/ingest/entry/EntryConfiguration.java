package org.jarida.ingest.entry;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.image.StoredImages;
import org.jarida.ingest.source.SourceWatcher;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.ingest.task.StartTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the entries, their relay and their images. */
@Configuration(proxyBeanMethods = false)
class EntryConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(5);

    @Bean
    EntryStore entryStore(MongoDatabase mongoDatabase) {
        return new MongoEntryStore(mongoDatabase);
    }

    @Bean
    StartTask entryIndexes(EntryStore entryStore) {
        return new StartTask("entry-indexes", entryStore::ensureIndexes);
    }

    @Bean
    EntryPublisher entryPublisher(EntryStore entryStore, EventPublisher publisher, Clock clock, MeterRegistry metrics) {
        return new EntryPublisher(entryStore, publisher, clock, metrics);
    }

    @Bean
    RepeatedTask entryRelayTask(EntryPublisher entryPublisher) {
        return new RepeatedTask("entry-relay", PAUSE, entryPublisher::relay);
    }

    @Bean
    RepeatedTask entryRepublicationTask(EntryPublisher entryPublisher) {
        return new RepeatedTask("entry-republication", SLOW, entryPublisher::republish);
    }

    @Bean
    RepeatedTask entryMeasureTask(EntryPublisher entryPublisher) {
        return new RepeatedTask("entry-measure", SLOW, entryPublisher::measure);
    }

    @Bean
    EntryEraser entryEraser(EntryStore entryStore, StoredImages storedImages) {
        return new EntryEraser(entryStore, storedImages);
    }

    @Bean
    RepeatedTask entryErasureTask(EntryEraser entryEraser) {
        return new RepeatedTask("entry-erasure", SLOW, entryEraser::sweep);
    }

    @Bean
    RepeatedTask entryImagesTask(
            EntryStore entryStore,
            EntryPublisher publisher,
            StoredImages storedImages,
            EntryEraser entryEraser,
            Clock clock) {
        EntryImages images = new EntryImages(entryStore, publisher, storedImages, entryEraser, clock);
        return new RepeatedTask("entry-images", PAUSE, images::startDue);
    }

    @Bean
    Intake intake(
            EntryStore entryStore,
            EntryPublisher entryPublisher,
            Fetcher fetcher,
            Clock clock,
            RepeatedTask entryImagesTask) {
        return new Intake(entryStore, entryPublisher, new ArticlePages(fetcher), clock, entryImagesTask::wake);
    }

    @Bean
    Entries entries(EntryStore entryStore, EntryPublisher entryPublisher, EntryEraser entryEraser, Clock clock) {
        return new Entries(entryStore, entryPublisher, entryEraser, clock);
    }

    @Bean
    EntryTrial entryTrial(Fetcher fetcher, Clock clock) {
        return new EntryTrial(new ArticlePages(fetcher), clock);
    }

    @Bean
    SourceWatcher withdrawalWithItsSource(Entries entries) {
        return source -> {
            if (source.removed() && source.withdrawArticles()) {
                entries.withdrawAll(source.id());
            }
        };
    }
}
