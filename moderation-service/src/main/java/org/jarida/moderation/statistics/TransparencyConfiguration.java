package org.jarida.moderation.statistics;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.jarida.moderation.appeal.AppealStore;
import org.jarida.moderation.casefile.CaseFigures;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedRateTask;

/** Wires the public counts, and looks for months to count for as long as the service lives. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TransparencySettings.class)
class TransparencyConfiguration {

    @Bean
    MonthStore monthStore(MongoDatabase database) {
        return new MongoMonthStore(database);
    }

    @Bean
    Transparency transparency(
            MonthStore months, CaseFigures cases, AppealStore appeals, TransparencySettings settings, Clock clock) {
        return new Transparency(months, cases, appeals, settings, clock);
    }

    /** At a fixed rate, which has a thread of its own: counting must keep no other task waiting. */
    @Bean
    SchedulingConfigurer countingOfMonths(Transparency transparency, TransparencySettings settings) {
        return tasks -> tasks.addFixedRateTask(new FixedRateTask(transparency::run, settings.every(), Duration.ZERO));
    }
}
