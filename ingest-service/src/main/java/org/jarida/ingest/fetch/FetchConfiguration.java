package org.jarida.ingest.fetch;

import java.time.Clock;
import org.jarida.ingest.preview.PageSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the one way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchSettings.class)
class FetchConfiguration {

    @Bean
    Fetcher fetcher(FetchSettings settings, Clock clock) {
        return new Fetcher(settings, clock);
    }

    @Bean
    PageSource pageSource(Fetcher fetcher) {
        return new FetchingPageSource(fetcher);
    }
}
