package org.jarida.article.article;

import java.util.List;
import java.util.Set;
import org.jarida.article.source.Source;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;

/** Makes of stored content what readers may see of it, by its source's policy and the verdicts on its images. */
final class Display {

    private Display() {}

    /** The article with its body. */
    static Article whole(String id, long revision, ArticleContent content, Source source, Set<String> hidden) {
        String body = switch (source.policy()) {
            case FULL -> Body.withoutImages(content.bodyHtml(), hidden(content, hidden));
            case EXCERPT -> Body.excerpt(content);
            case LINK, UNKNOWN -> "";
        };
        return article(id, revision, content, source, hidden, body);
    }

    /** The article as lists show it. */
    static Article withoutBody(String id, long revision, ArticleContent content, Source source, Set<String> hidden) {
        return article(id, revision, content, source, hidden, "");
    }

    private static Article article(
            String id, long revision, ArticleContent content, Source source, Set<String> hidden, String body) {
        boolean linkOnly = source.linkOnly();
        List<ArticleImage> visible = content.images().stream()
                .filter(image -> !hidden.contains(image.id()))
                .toList();
        return new Article(
                id,
                content.title(),
                source,
                content.url(),
                content.language(),
                content.direction(),
                content.authors(),
                content.publishedAt(),
                content.sortAt(),
                content.editedAt(),
                linkOnly ? "" : content.summary(),
                body,
                linkOnly ? List.of() : visible,
                linkOnly ? 0 : content.images().size() - visible.size(),
                linkOnly ? List.of() : content.related(),
                content.categories(),
                revision);
    }

    private static Set<String> hidden(ArticleContent content, Set<String> hidden) {
        return content.images().stream().anyMatch(image -> hidden.contains(image.id())) ? hidden : Set.of();
    }
}
