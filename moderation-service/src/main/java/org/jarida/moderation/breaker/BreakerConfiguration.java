package org.jarida.moderation.breaker;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jarida.moderation.casefile.HistoryStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the breaker to its collection and its gauge. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BreakerSettings.class)
class BreakerConfiguration {

    @Bean
    BreakerStore breakerStore(MongoDatabase database) {
        return new MongoBreakerStore(database);
    }

    /** The gauge looks for itself: a replica without reports must notice too that another opened or closed it. */
    @Bean
    HideBreaker hideBreaker(
            BreakerSettings settings, BreakerStore store, HistoryStore history, Clock clock, MeterRegistry meters) {
        HideBreaker breaker = new HideBreaker(settings, store, history, clock);
        Gauge.builder("moderation.breaker.open", breaker, each -> each.reading().isOpen() ? 1 : 0)
                .register(meters);
        return breaker;
    }
}
