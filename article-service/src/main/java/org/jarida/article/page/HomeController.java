package org.jarida.article.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.search.Stories;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The front page. */
@RestController
class HomeController {

    private final Articles articles;
    private final Sources sources;
    private final Stories stories;
    private final Pages pages;

    HomeController(Articles articles, Sources sources, Stories stories, Pages pages) {
        this.articles = articles;
        this.sources = sources;
        this.stories = stories;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<String> home(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Messages messages = pages.messages(language);
        Frame frame = pages.frame(messages, "/", messages.text("home.title"))
                .withDescription(messages.text("home.description"))
                .withFeeds(Pages.feeds(messages.text("home.title"), ""))
                .withScripts("js/search.js");
        return pages.respond(frame, "home.jte", Home.of(Gathered.of(newest(), stories), messages));
    }

    /** The newest articles, and those of quiet sources that a busy one has crowded out of them. */
    private List<Article> newest() {
        List<Article> newest = new ArrayList<>(
                articles.list(ArticleQuery.newest(ArticleQuery.MAX_LIMIT)).items());
        Set<String> present =
                newest.stream().map(article -> article.source().id()).collect(Collectors.toSet());
        sources.all().stream()
                .map(Source::id)
                .filter(id -> !present.contains(id))
                .limit(Math.max(0, Home.BLOCKS - present.size()))
                .forEach(id -> newest.addAll(
                        articles.list(ArticleQuery.newest(Home.BLOCK_LENGTH).of(id))
                                .items()));
        return newest;
    }
}
