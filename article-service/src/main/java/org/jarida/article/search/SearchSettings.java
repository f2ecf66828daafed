package org.jarida.article.search;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this replica keeps its search index.
 *
 * @param directory where indexes are kept, each replica's in the first folder there that no other process uses; it may be
 *     lost at any time
 * @param refreshEvery how soon an article can be found after it was read from its topic
 * @param commitEvery how much work a killed replica does again, in time
 * @param commitAfter the same in articles
 */
@ConfigurationProperties("jarida.search")
record SearchSettings(
        Path directory,
        @DefaultValue("500ms") Duration refreshEvery,
        @DefaultValue("10s") Duration commitEvery,
        @DefaultValue("5000") int commitAfter) {}
