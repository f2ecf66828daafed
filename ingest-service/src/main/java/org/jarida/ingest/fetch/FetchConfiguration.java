package org.jarida.ingest.fetch;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jarida.ingest.preview.PageSource;
import org.jarida.ingest.task.StartTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the one way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FetchSettings.class)
class FetchConfiguration {

    @Bean
    DomainLeases domainLeases(MongoDatabase mongoDatabase) {
        return new MongoDomainLeases(mongoDatabase);
    }

    @Bean
    StartTask domainIndexes(DomainLeases domainLeases) {
        return new StartTask("domain-indexes", domainLeases::ensureIndexes);
    }

    @Bean
    Fetcher fetcher(FetchSettings settings, Clock clock, DomainLeases domainLeases) {
        return new Fetcher(settings, clock, SystemDefaultDnsResolver.INSTANCE, domainLeases);
    }

    @Bean
    PageSource pageSource(Fetcher fetcher) {
        return new FetchingPageSource(fetcher);
    }
}
