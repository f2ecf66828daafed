package org.jarida.ingest.takedown;

import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.poll.Feeds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires takedowns. */
@Configuration(proxyBeanMethods = false)
class TakedownConfiguration {

    @Bean
    Takedowns takedowns(Entries entries, Feeds feeds) {
        return new Takedowns(entries, feeds);
    }
}
