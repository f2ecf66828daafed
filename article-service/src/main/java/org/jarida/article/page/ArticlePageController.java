package org.jarida.article.page;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jarida.article.article.Article;
import org.jarida.article.article.Articles;
import org.jarida.article.article.ReadableArticles;
import org.jarida.article.article.Slug;
import org.jarida.article.search.Stories;
import org.jarida.article.site.Site;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An article's page, at an address that its title makes readable. The short address without a title never changes and
 * answers with the same page, whose canonical address is the readable one; one with another title leads there for good.
 *
 * <p>After a report from a form without script the reader comes back to it with
 * {@code ?reported=<image id>}, and the page says thanks beside that image, or above the article when it does not show
 * the image; with {@code ?withdrawn} it says that the report was taken back.
 */
@RestController
class ArticlePageController {

    private static final int DESCRIPTION_LENGTH = 200;

    private final ReadableArticles articles;
    private final Stories stories;
    private final Pages pages;
    private final Site site;

    ArticlePageController(Articles articles, Stories stories, Pages pages, Site site) {
        this.articles = new ReadableArticles(articles);
        this.stories = stories;
        this.pages = pages;
        this.site = site;
    }

    @GetMapping("/articles/{id}")
    ResponseEntity<String> article(
            @PathVariable String id,
            @RequestParam Map<String, String> marks,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return page(articles.find(id), marks, language);
    }

    @GetMapping("/articles/{id}/{slug}")
    ResponseEntity<String> article(
            @PathVariable String id,
            @PathVariable String slug,
            @RequestParam Map<String, String> marks,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            HttpServletRequest request) {
        Article article = articles.find(id);
        return slug.equals(Slug.of(article.title()))
                ? page(article, marks, language)
                : pages.moved(article.path(), request.getQueryString());
    }

    private ResponseEntity<String> page(Article article, Map<String, String> marks, @Nullable String language) {
        String reported = marks.containsKey("reported") ? requireNonNullElse(marks.get("reported"), "") : null;
        Messages messages = pages.messages(language);
        String description = article.summary().isBlank() ? null : shortened(article.summary());
        Frame frame = pages.frame(messages, article.path(), article.title())
                .withScripts("js/report.js", "js/share.js")
                .withCard(ArticleCard.of(article, site, description));
        if (description != null) {
            frame = frame.withDescription(description);
        }
        String elsewhere = article.canonicalElsewhere();
        if (elsewhere != null) {
            frame = frame.withCanonical(elsewhere);
        }
        SameStory story = SameStory.of(article, stories.of(article), messages);
        return pages.respond(
                frame,
                "article.jte",
                Reading.of(article, story, site, messages, reported, marks.containsKey("withdrawn")));
    }

    private static String shortened(String summary) {
        if (summary.length() <= DESCRIPTION_LENGTH) {
            return summary;
        }
        int space = summary.lastIndexOf(' ', DESCRIPTION_LENGTH);
        return summary.substring(0, space > 0 ? space : DESCRIPTION_LENGTH) + "…";
    }
}
