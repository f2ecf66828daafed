package org.jarida.article;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** article-service: from entries to what readers see, and their reports of images. */
@SpringBootApplication
@EnableScheduling
class ArticleApplication {

    static void main(String[] args) {
        SpringApplication.run(ArticleApplication.class, args);
    }
}
