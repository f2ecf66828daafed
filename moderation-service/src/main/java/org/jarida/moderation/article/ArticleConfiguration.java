package org.jarida.moderation.article;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the articles' collection. */
@Configuration(proxyBeanMethods = false)
class ArticleConfiguration {

    @Bean
    ShowingArticleStore showingArticleStore(MongoDatabase database) {
        return new MongoShowingArticleStore(database);
    }
}
