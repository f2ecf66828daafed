package org.jarida.article.article;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How articles get to their topic when the listener that filed them could not bring them there.
 *
 * @param relayAfter how long an article waits for its publication before the relay takes it up
 * @param relayEvery pause between two looks of the relay
 * @param reconcileEvery pause between two comparisons of topic and store, and before the first one
 */
@ConfigurationProperties("jarida.articles")
record ArticleSettings(
        @DefaultValue("2s") Duration relayAfter,
        @DefaultValue("1s") Duration relayEvery,
        @DefaultValue("1h") Duration reconcileEvery) {}
