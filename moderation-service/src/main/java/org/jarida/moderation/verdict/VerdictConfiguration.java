package org.jarida.moderation.verdict;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
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

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(relay::run, settings.relayEvery(), settings.relayEvery()));
        tasks.addFixedDelayTask(
                new FixedDelayTask(reconciler::run, settings.reconcileEvery(), settings.reconcileEvery()));
    }
}
