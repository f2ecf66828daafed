package org.jarida.events.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Wires publishing, listening, retries and dead letters for a service; its name is {@code spring.application.name}. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(EventSettings.class)
class EventsAutoConfiguration {

    private final String service;

    EventsAutoConfiguration(@Value("${spring.application.name}") String service) {
        this.service = service;
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties properties, KafkaConnectionDetails connection, EventSettings settings) {
        return new KafkaClients(properties, connection, settings);
    }

    @Bean
    KafkaTemplate<byte[], byte[]> eventKafkaTemplate(KafkaClients clients) {
        var template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<byte[], byte[]>(clients.producer()));
        template.setObservationEnabled(true);
        // an observed template without a named cluster asks the broker for its id, 30 s under a lock when it is away
        KafkaAdmin named = new KafkaAdmin(clients.admin());
        named.setClusterId("jarida");
        template.setKafkaAdmin(named);
        return template;
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<byte[], byte[]> eventKafkaTemplate, Clock clock) {
        return new EventPublisher(eventKafkaTemplate, new EventCodec(service, clock));
    }

    @Bean
    EventMetrics eventMetrics(ObjectProvider<MeterRegistry> registry) {
        return new EventMetrics(registry.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    Outages outages(ObjectProvider<Outage> known) {
        return new Outages(known.orderedStream().toList());
    }

    @Bean
    TopicDeclarations topicDeclarations(
            KafkaClients clients,
            ObjectProvider<EventListener<?>> listeners,
            KafkaTemplate<byte[], byte[]> eventKafkaTemplate) {
        return new TopicDeclarations(
                clients.admin(),
                service,
                listeners.stream()
                        .<org.jarida.events.Topic>map(EventListener::topic)
                        .toList(),
                eventKafkaTemplate);
    }

    @Bean
    EventListenerContainers eventListenerContainers(
            KafkaClients clients,
            EventSettings settings,
            ObjectProvider<EventListener<?>> listeners,
            KafkaTemplate<byte[], byte[]> eventKafkaTemplate,
            EventMetrics metrics,
            Outages outages) {
        var wiring = new EventListenerContainers.Wiring(
                EventErrorHandling.errorHandler(service, eventKafkaTemplate, metrics, outages), metrics, outages);
        List<EventListener<?>> all = listeners.stream().toList();
        return new EventListenerContainers(service, all, clients.consumer(), settings, wiring);
    }

    @Bean
    EventListenersHealth eventListenersHealthIndicator(
            EventListenerContainers containers, TopicDeclarations declarations) {
        return new EventListenersHealth(containers, declarations);
    }

    @Bean
    TopicReader topicReader(KafkaClients clients) {
        return new TopicReader(TopicReader.toAnEnd(clients.consumer()), service);
    }

    @Bean
    TopicFollowers topicFollowers(KafkaClients clients, ObjectProvider<TopicView<?>> views) {
        return new TopicFollowers(clients, views.stream().toList());
    }

    @Bean
    DeadLetters deadLetters(
            KafkaClients clients,
            ObjectProvider<EventListener<?>> listeners,
            KafkaTemplate<byte[], byte[]> eventKafkaTemplate,
            EventMetrics metrics,
            Outages outages) {
        return new DeadLetters(
                service,
                listeners.stream().toList(),
                clients.consumer(),
                EventErrorHandling.recoverer(service, eventKafkaTemplate, metrics),
                outages);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
        return new DeadLettersEndpoint(deadLetters, service);
    }
}
