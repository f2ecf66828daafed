package org.jarida.article.article;

import java.util.regex.Pattern;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;

/** Finds an article by what an address calls it, or ends the request: 410 with its reason when it was withdrawn, 404 when there is none. */
public final class ReadableArticles {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Articles articles;

    public ReadableArticles(Articles articles) {
        this.articles = articles;
    }

    public Article find(String id) {
        Lookup found = ID.matcher(id).matches() ? articles.find(id) : new Lookup.Unknown();
        return switch (found) {
            case Lookup.Found(Article article) -> article;
            case Lookup.Withdrawn(var articleId, var reason, var at) ->
                throw new ProblemException(ProblemType.GONE, "This article has been withdrawn.")
                        .with("articleId", articleId)
                        .with("reason", reason)
                        .with("withdrawnAt", at);
            case Lookup.Unknown() -> throw new ProblemException(ProblemType.NOT_FOUND, "There is no such article.");
        };
    }
}
