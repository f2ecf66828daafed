package org.jarida.service.store;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.jarida.events.kafka.Outage;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** The MongoDB client as every service uses it: majority, journaled, and quick to say that the store is away. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
@ConditionalOnClass(MongoClient.class)
@EnableConfigurationProperties(StoreSettings.class)
class StoreAutoConfiguration {

    private static final int SERVER_SELECTION_MILLIS = 2000;
    /** Opened at the start, so that the first requests of a cold process do not wait for theirs. */
    private static final int CONNECTIONS_KEPT = 8;

    @Bean
    MongoClientSettingsBuilderCustomizer durableAndImpatient(StoreSettings settings) {
        return builder -> builder.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SERVER_SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.minSize(CONNECTIONS_KEPT))
                .applyToServerSettings(server -> server.heartbeatFrequency(2, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, StoreSettings settings) {
        return client.getDatabase(settings.database());
    }

    /** The store is away, or is changing its primary: the same write will succeed later. */
    @Bean
    Outage mongoOutage() {
        return failure -> failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure instanceof MongoConnectionPoolClearedException
                || (failure instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError"));
    }
}
