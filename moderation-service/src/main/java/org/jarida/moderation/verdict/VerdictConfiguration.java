package org.jarida.moderation.verdict;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.FixedRateTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Runs relay and reconciler for as long as the service lives. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(VerdictSettings.class)
class VerdictConfiguration implements SchedulingConfigurer {

    private final VerdictRelay relay;
    private final Reconciler reconciler;
    private final VerdictSettings settings;

    VerdictConfiguration(VerdictRelay relay, Reconciler reconciler, VerdictSettings settings) {
        this.relay = relay;
        this.reconciler = reconciler;
        this.settings = settings;
    }

    /**
     * On virtual threads fixed-delay tasks share one thread and fixed-rate tasks get their own: a long comparison must not
     * keep the relay waiting.
     */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(relay::run, settings.relayEvery(), Duration.ZERO));
        tasks.addFixedRateTask(
                new FixedRateTask(reconciler::run, settings.reconcileEvery(), settings.reconcileEvery()));
    }
}
