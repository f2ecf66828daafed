package org.jarida.article.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;

/**
 * Reads what the store keeps of an article. The article is read first: of one that is withdrawn nothing is shown, and of one
 * that has come back nothing up to its last withdrawal, whether it has been erased already or not.
 */
final class StoredHistories implements Histories {

    private final ArticleStore store;
    private final Sources sources;
    private final Verdicts verdicts;

    StoredHistories(ArticleStore store, Sources sources, Verdicts verdicts) {
        this.store = store;
        this.sources = sources;
        this.verdicts = verdicts;
    }

    @Override
    public List<Article> versions(String articleId) {
        ArticleState article = store.find(articleId).orElse(null);
        ArticleContent current = article == null ? null : article.content();
        if (article == null || current == null) {
            return List.of();
        }
        List<Revision> revisions = new ArrayList<>();
        revisions.add(new Revision(articleId, article.revision(), current));
        store.history(articleId, MAX_REVISIONS).stream()
                .filter(earlier -> earlier.number() > article.erased() && earlier.number() < article.revision())
                .forEach(revisions::add);
        return shown(revisions, sources.find(current.sourceId()).orElse(Source.undescribed(current.sourceId())));
    }

    private List<Article> shown(List<Revision> revisions, Source source) {
        Set<String> hidden = verdicts.hidden(revisions.stream()
                .flatMap(revision -> revision.content().images().stream())
                .map(ArticleImage::id)
                .collect(Collectors.toSet()));
        List<Article> versions = new ArrayList<>();
        for (Revision revision : revisions.reversed()) {
            Article version =
                    Display.whole(revision.articleId(), revision.number(), revision.content(), source, hidden);
            if (versions.isEmpty() || !sameText(versions.getLast(), version)) {
                versions.add(version);
            } else if (revision.number() == revisions.getFirst().number()) {
                versions.set(versions.size() - 1, version); // the same text, by the number of the current revision
            }
        }
        return versions.reversed();
    }

    private static boolean sameText(Article one, Article other) {
        return one.title().equals(other.title())
                && one.summary().equals(other.summary())
                && Body.text(one.bodyHtml()).equals(Body.text(other.bodyHtml()));
    }
}
