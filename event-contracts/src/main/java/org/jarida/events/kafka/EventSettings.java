package org.jarida.events.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this service reads and writes events.
 *
 * @param concurrency consumers a replica runs for each topic it reads
 * @param maxPoll most events handed to a listener at once
 * @param readAhead most bytes of messages that a fair listener's consumer holds while one key floods its topic
 * @param maxBlock longest wait for the broker's metadata or for room to send
 * @param deliveryTimeout longest wait for the broker's acknowledgement of an event
 */
@ConfigurationProperties("jarida.events")
public record EventSettings(
        @DefaultValue("1") int concurrency,
        @DefaultValue("500") int maxPoll,
        @DefaultValue("24MB") DataSize readAhead,
        @DefaultValue("1s") Duration maxBlock,
        @DefaultValue("5s") Duration deliveryTimeout) {}
