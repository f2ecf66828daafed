package org.jarida.ingest.entry;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.image.StoredImages;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.source.SourceWatcher;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.ingest.task.StartTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the entries, their relay and their images. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaSettings.class)
class EntryConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration LONGER_THAN_ANY_POLL = Duration.ofHours(1);

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
    EntryEraser entryEraser(EntryStore entryStore, StoredImages storedImages, RawArchive archive) {
        return new EntryEraser(entryStore, storedImages, archive);
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
    QuotaStore quotaStore(MongoDatabase mongoDatabase) {
        return new MongoQuotaStore(mongoDatabase);
    }

    @Bean
    StartTask quotaIndexes(QuotaStore quotaStore) {
        return new StartTask("quota-indexes", quotaStore::ensureIndexes);
    }

    @Bean
    Quotas quotas(QuotaStore quotaStore, QuotaSettings settings, Clock clock) {
        return new Quotas(quotaStore, settings, clock);
    }

    @Bean
    Arrivals arrivals(QuotaStore quotaStore, Clock clock) {
        return new Arrivals(quotaStore, clock);
    }

    @Bean
    Intake intake(
            EntryStore entryStore,
            EntryPublisher entryPublisher,
            Fetcher fetcher,
            RawArchive archive,
            Quotas quotas,
            Clock clock,
            RepeatedTask entryImagesTask) {
        ArticlePages pages = new ArticlePages(fetcher, clock);
        return new Intake(
                new Intake.Parts(entryStore, entryPublisher, archive, quotas, clock, entryImagesTask::wake), pages);
    }

    @Bean
    Entries entries(EntryStore entryStore, EntryPublisher entryPublisher, EntryEraser entryEraser, Clock clock) {
        return new Entries(entryStore, entryPublisher, entryEraser, clock);
    }

    @Bean
    EntryTrial entryTrial(Fetcher fetcher, Clock clock) {
        return new EntryTrial(new ArticlePages(fetcher, clock), clock);
    }

    @Bean
    SourceWatcher withdrawalWithItsSource(Entries entries, RawArchive archive) {
        return source -> {
            if (source.removed() && source.withdrawArticles()) {
                entries.withdrawAll(source.id());
                archive.eraseSource(source.id());
            }
        };
    }

    /** A poll that was under way at the removal brings in articles after it. */
    @Bean
    RepeatedTask latecomersTask(Sources sources, SourceWatcher withdrawalWithItsSource, Clock clock) {
        return new RepeatedTask(
                "latecomers",
                SLOW,
                () -> sources.removedWithArticles(clock.instant().minus(LONGER_THAN_ANY_POLL))
                        .forEach(withdrawalWithItsSource::changed));
    }
}
