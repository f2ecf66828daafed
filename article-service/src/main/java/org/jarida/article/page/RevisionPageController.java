package org.jarida.article.page;

import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Histories;
import org.jarida.article.article.ReadableArticles;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
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
 * What a source has changed in an article after it was published: its versions, and the difference between two of them,
 * the last two unless others are named by their revisions. Not for search engines.
 */
@RestController
class RevisionPageController {

    private final Histories histories;
    private final ReadableArticles articles;
    private final Pages pages;

    RevisionPageController(Histories histories, Articles articles, Pages pages) {
        this.histories = histories;
        this.articles = new ReadableArticles(articles);
        this.pages = pages;
    }

    @GetMapping("/articles/{id}/revisions")
    ResponseEntity<String> revisions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Article article = articles.find(id);
        List<Article> kept = histories.versions(id);
        List<Article> versions = kept.isEmpty() ? List.of(article) : kept;
        Messages messages = pages.messages(language);
        int later = to == null ? 0 : place(versions, to);
        int earlier = from == null ? Math.min(later + 1, versions.size() - 1) : place(versions, from);
        if (earlier < later) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from must not be later than to.");
        }
        String query = from == null && to == null
                ? ""
                : "?from=" + revision(versions, earlier) + "&to=" + revision(versions, later);
        Frame frame = pages.frame(
                        messages, Versions.path(id) + query, messages.text("revisions.title", article.title()))
                .withCanonical(null);
        return pages.respond(frame, "revisions.jte", Versions.of(versions, earlier, later, messages));
    }

    private static long revision(List<Article> versions, int place) {
        return versions.get(place).revision();
    }

    private static int place(List<Article> versions, String revision) {
        for (int i = 0; i < versions.size(); i++) {
            if (Long.toString(versions.get(i).revision()).equals(revision)) {
                return i;
            }
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "There is no such version.");
    }
}
