package org.jarida.article.search;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.jarida.article.article.Articles;
import org.jarida.article.source.Sources;
import org.jarida.events.Topics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires search: the index, what keeps it, and the door to ask it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class SearchConfiguration {

    /** A front page asks for a hundred stories: what has not changed is looked for no more often than every half of this. */
    private static final Duration STORIES_LAG = Duration.ofMinutes(1);

    @Bean(destroyMethod = "") // its view closes it
    ArticleIndex articleIndex(SearchSettings settings) {
        return new ArticleIndex(settings.directory(), new Analyzers().index());
    }

    @Bean(destroyMethod = "close")
    IndexView indexView(ArticleIndex index, SearchSettings settings, MeterRegistry meters) {
        return new IndexView(Topics.ARTICLES, index, settings, meters);
    }

    @Bean
    Search search(ArticleIndex index, IndexView view, Articles articles, Sources sources, Clock clock) {
        return new LuceneSearch(index, view::isComplete, articles, sources, clock);
    }

    @Bean
    Stories stories(ArticleIndex index, Articles articles) {
        return new IndexedStories(index, articles, STORIES_LAG);
    }
}
