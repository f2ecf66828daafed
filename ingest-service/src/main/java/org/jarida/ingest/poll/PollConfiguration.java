package org.jarida.ingest.poll;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jarida.ingest.entry.Intake;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.ingest.task.StartTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires polling. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollSettings.class)
class PollConfiguration {

    /** Set once the task exists: what is woken is made of what wakes it. */
    private final AtomicReference<Runnable> wakeScheduler = new AtomicReference<>(() -> {});

    @Bean
    FeedStore feedStore(MongoDatabase mongoDatabase) {
        return new MongoFeedStore(mongoDatabase);
    }

    @Bean
    StartTask feedIndexes(FeedStore feedStore) {
        return new StartTask("feed-indexes", feedStore::ensureIndexes);
    }

    @Bean
    Feeds feeds(FeedStore feedStore, Clock clock) {
        return new Feeds(feedStore, clock, () -> wakeScheduler.get().run());
    }

    @Bean
    RepeatedTask pollTask(
            FeedStore feedStore,
            Sources sources,
            Fetcher fetcher,
            Intake intake,
            RawArchive archive,
            PollSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        FeedPoller poller = new FeedPoller(fetcher, intake, archive, new PollInterval(settings), clock, random);
        FeedVisits visits = new FeedVisits(sources, poller, settings, clock);
        FeedScheduler scheduler = new FeedScheduler(feedStore, visits, settings, clock, metrics);
        RepeatedTask task = new RepeatedTask(
                "feed-scheduler",
                settings.tick(),
                () -> scheduler.startDue(() -> wakeScheduler.get().run()));
        wakeScheduler.set(task::wake);
        return task;
    }
}
