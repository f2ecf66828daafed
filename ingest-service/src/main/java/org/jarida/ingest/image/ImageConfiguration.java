package org.jarida.ingest.image;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.task.StartTask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pictures. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImageSettings.class)
class ImageConfiguration {

    @Bean
    ImageStore imageStore(MongoDatabase mongoDatabase) {
        return new MongoImageStore(mongoDatabase);
    }

    @Bean
    StartTask imageIndexes(ImageStore imageStore) {
        return new StartTask("image-indexes", imageStore::ensureIndexes);
    }

    @Bean
    ImageDeriver imageDeriver(ImageSettings settings) {
        return new ImageDeriver(settings);
    }

    @Bean
    StoredImages storedImages(
            Fetcher fetcher, ImageDeriver imageDeriver, ImageStore imageStore, ImageSettings settings, Clock clock) {
        return new StoredImages(fetcher, imageDeriver, imageStore, settings, clock);
    }
}
