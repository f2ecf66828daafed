package org.jarida.moderation.appeal;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.jarida.moderation.casefile.CaseIndexes;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.statement.Statements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires appeals to their collection. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppealSettings.class)
class AppealConfiguration {

    @Bean
    MongoAppealStore appealStore(MongoDatabase database) {
        return new MongoAppealStore(database);
    }

    @Bean
    CaseIndexes appealIndexes(MongoAppealStore appeals) {
        return appeals::ensureIndexes;
    }

    @Bean
    Appeals appeals(
            AppealStore appeals,
            Statements statements,
            Moderation moderation,
            CaseStore cases,
            AppealSettings settings,
            Clock clock) {
        return new Appeals(appeals, statements, moderation, cases, settings.openFor(), clock);
    }
}
