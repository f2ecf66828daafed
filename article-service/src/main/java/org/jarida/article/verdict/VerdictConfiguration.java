package org.jarida.article.verdict;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the verdicts: the listener and the door to ask them, {@link Verdicts}. */
@Configuration(proxyBeanMethods = false)
class VerdictConfiguration {

    @Bean
    VerdictStore verdictStore(MongoDatabase database) {
        return new MongoVerdictStore(database);
    }

    @Bean
    VerdictListener verdictListener(VerdictStore store) {
        return new VerdictListener(store);
    }
}
