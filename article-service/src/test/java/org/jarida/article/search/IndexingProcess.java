package org.jarida.article.search;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jarida.events.ArticleEvent;
import org.jarida.events.Topic;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** What of the service keeps the index, in a process that a test kills. */
@ImportAutoConfiguration(KafkaAutoConfiguration.class)
@Import(IndexingProcess.Events.class)
class IndexingProcess {

    /** Of the topic's articles, those that a commit follows: often, so that a kill falls between all of its steps. */
    private static final int COMMIT_AFTER = 300;

    /** Another module's configuration, which is not visible here. */
    static class Events implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {"org.jarida.events.kafka.EventsAutoConfiguration"};
        }
    }

    static Topic topic(String name) {
        return new Topic(name, "article id", "nobody", ArticleEvent.class, null, Map.of());
    }

    @Bean(destroyMethod = "close")
    IndexView indexView(Environment environment) {
        Path directory = Path.of(environment.getRequiredProperty("directory"));
        return new IndexView(
                topic(environment.getRequiredProperty("topic")),
                new ArticleIndex(directory, new Analyzers().index()),
                new SearchSettings(directory, Duration.ofMillis(100), Duration.ofMillis(300), COMMIT_AFTER),
                new SimpleMeterRegistry());
    }

    static void main(String[] arguments) {
        new SpringApplicationBuilder(IndexingProcess.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.application.name=indexing-process",
                        "spring.main.keep-alive=true",
                        "jarida.events.max-poll=50")
                .run(arguments);
    }
}
