package org.jarida.moderation.casefile;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the decision model to its collections; says at start which promise it keeps. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PolicySettings.class)
class CasefileConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CasefileConfiguration.class);

    @Bean
    Policy policy(@Value("${jarida.mode:CONTRACT}") Mode mode, PolicySettings settings) {
        switch (mode) {
            case CONTRACT ->
                log.info("CONTRACT: {} different readers within {} hide", settings.reporters(), settings.window());
            case HARDENED ->
                log.info(
                        "HARDENED: weights {} on {} networks within {} hide",
                        settings.threshold(),
                        settings.networks(),
                        settings.window());
        }
        return new Policy(mode, settings);
    }

    @Bean
    MongoCaseStore caseStore(MongoDatabase database, PolicySettings settings) {
        return new MongoCaseStore(database, settings.severe());
    }

    @Bean
    MongoHistoryStore historyStore(MongoDatabase database, Clock clock) {
        return new MongoHistoryStore(database, clock);
    }

    @Bean
    MongoVoterStore voterStore(MongoDatabase database) {
        return new MongoVoterStore(database);
    }

    @Bean
    MongoMuteStore muteStore(MongoDatabase database) {
        return new MongoMuteStore(database);
    }

    @Bean
    Muting muting(CaseStore cases, VoterStore voters, MuteStore mutes, Clock clock) {
        return new Muting(cases, voters, mutes, clock);
    }

    @Bean
    CaseFigures caseFigures(MongoDatabase database) {
        return new MongoCaseFigures(database);
    }

    @Bean
    CaseIndexes caseIndexes(
            MongoCaseStore cases, MongoHistoryStore history, MongoVoterStore voters, MongoMuteStore mutes) {
        return () -> {
            cases.ensureIndexes();
            history.ensureIndexes();
            voters.ensureIndexes();
            mutes.ensureIndexes();
        };
    }

    /** Looks at the store at each scrape, so that every replica tells the same. */
    @Bean
    MeterBinder oldestSevereCase(CaseStore cases, Clock clock) {
        return meters -> Gauge.builder(
                        "moderation.severe.unreviewed.age",
                        cases,
                        store -> store.oldestSevere()
                                .map(since ->
                                        Duration.between(since, clock.instant()).toMillis() / 1000.0)
                                .orElse(0.0))
                .baseUnit("seconds")
                .register(meters);
    }

    @Bean
    Credits credits(Policy policy, VoterStore voters) {
        return new Credits(policy, voters);
    }

    @Bean
    Moderation moderation(Moderation.Parts parts, Clock clock, MeterRegistry meters) {
        return new Moderation(parts, clock, meters);
    }

    @Bean
    Moderation.Parts moderationParts(
            Policy policy,
            CaseStore cases,
            VoterStore voters,
            Muting muting,
            VerdictSink verdicts,
            VersionFloor floor,
            Breaker breaker) {
        return new Moderation.Parts(policy, cases, voters, muting, verdicts, floor, breaker);
    }
}
