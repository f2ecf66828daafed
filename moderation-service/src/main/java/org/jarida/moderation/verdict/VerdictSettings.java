package org.jarida.moderation.verdict;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How verdicts that were left behind are brought to their topic.
 *
 * @param relayEvery pause between two looks at the outboxes. Defaults to 1 s
 * @param relayAfter how long a verdict must have waited before the relay takes it: whoever decided publishes it at once,
 *     and only one who died or found no broker leaves it. Defaults to 2 s
 * @param relayBatch most cases that the relay takes at once. Defaults to 200
 * @param reconcileEvery pause between two comparisons of topic and store. Defaults to 1 h
 */
@ConfigurationProperties("jarida.moderation.verdicts")
record VerdictSettings(
        @DefaultValue("1s") Duration relayEvery,
        @DefaultValue("2s") Duration relayAfter,
        @DefaultValue("200") int relayBatch,
        @DefaultValue("1h") Duration reconcileEvery) {}
