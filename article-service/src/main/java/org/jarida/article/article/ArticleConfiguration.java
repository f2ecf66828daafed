package org.jarida.article.article;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jarida.article.source.Sources;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.events.kafka.TopicReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

/** Wires the articles: the listener, their publication, and the door to read them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArticleSettings.class)
class ArticleConfiguration {

    @Bean
    ArticleStore articleStore(MongoDatabase database) {
        return new MongoArticleStore(database);
    }

    @Bean
    Articles articles(ArticleStore store, Sources sources, Verdicts verdicts) {
        return new StoredArticles(store, sources, verdicts);
    }

    @Bean
    Histories histories(ArticleStore store, Sources sources, Verdicts verdicts) {
        return new StoredHistories(store, sources, verdicts);
    }

    @Bean
    Sections sections(Listings listings, Clock clock) {
        return new Sections(listings, clock);
    }

    @Bean
    Freshness freshness(Listings listings) {
        return new Freshness(listings, Ticker.systemTicker());
    }

    @Bean
    Listings listings(MongoDatabase database) {
        return new MongoListings(database);
    }

    @Bean
    ArticlePublisher articlePublisher(ArticleStore store, EventPublisher events) {
        return new ArticlePublisher(store, events::publishAll);
    }

    @Bean
    EntryListener entryListener(ArticleStore store, ArticlePublisher publisher, Clock clock) {
        return new EntryListener(store, publisher, clock);
    }

    @Bean
    ArticleRelay articleRelay(
            ArticleStore store,
            ArticlePublisher publisher,
            Clock clock,
            ArticleSettings settings,
            MeterRegistry meters) {
        return new ArticleRelay(store, publisher, clock, settings.relayAfter(), meters);
    }

    @Bean
    ArticleReconciler articleReconciler(ArticleStore store, ArticlePublisher publisher, TopicReader topic) {
        return new ArticleReconciler(store, publisher, topic);
    }

    @Bean
    SchedulingConfigurer articleSchedule(ArticleRelay relay, ArticleReconciler reconciler, ArticleSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(relay, settings.relayEvery());
            // at a rate, because tasks with a delay share one thread, and the relay must not wait for a whole topic
            tasks.addFixedRateTask(new FixedRateTask(reconciler, settings.reconcileEvery(), settings.reconcileEvery()));
        };
    }
}
