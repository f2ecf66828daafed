package org.jarida.article.source;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the sources: the listener and the door to read them, {@link Sources}. */
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

    @Bean
    SourceStore sourceStore(MongoDatabase database) {
        return new MongoSourceStore(database);
    }

    @Bean
    SourceListener sourceListener(SourceStore store) {
        return new SourceListener(store);
    }
}
