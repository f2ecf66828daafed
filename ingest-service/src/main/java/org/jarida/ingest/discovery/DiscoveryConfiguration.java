package org.jarida.ingest.discovery;

import java.time.Duration;
import org.jarida.ingest.entry.EntryTrial;
import org.jarida.ingest.fetch.Fetcher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires discovery. */
@Configuration(proxyBeanMethods = false)
class DiscoveryConfiguration {

    /** A person waits; the gateway does so for longer. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Bean
    Discovery discovery(Fetcher fetcher) {
        return new Discovery(fetcher, LONGEST);
    }

    @Bean
    PageVisit pageVisit(Fetcher fetcher) {
        return new PageVisit(fetcher, LONGEST);
    }

    @Bean
    SourceTrial sourceTrial(Fetcher fetcher, EntryTrial entryTrial) {
        return new SourceTrial(fetcher, entryTrial, LONGEST);
    }
}
