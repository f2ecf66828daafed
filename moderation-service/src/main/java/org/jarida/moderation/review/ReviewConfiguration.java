package org.jarida.moderation.review;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.jarida.moderation.casefile.CaseIndexes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires claims and notes to their collections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewSettings.class)
class ReviewConfiguration {

    @Bean
    MongoClaimStore claimStore(MongoDatabase database) {
        return new MongoClaimStore(database);
    }

    @Bean
    MongoNoteStore noteStore(MongoDatabase database) {
        return new MongoNoteStore(database);
    }

    @Bean
    CaseIndexes reviewIndexes(MongoClaimStore claims, MongoNoteStore notes) {
        return () -> {
            claims.ensureIndexes();
            notes.ensureIndexes();
        };
    }

    @Bean
    Review review(ClaimStore claims, NoteStore notes, ReviewSettings settings, Clock clock) {
        return new Review(claims, notes, settings.claim(), clock);
    }
}
