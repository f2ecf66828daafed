package org.jarida.article.page;

import java.util.ArrayList;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The versions of an article and what changed between two of them.
 *
 * @param versions newest first
 * @param difference null when there is one version only
 * @param between which two are compared, in words, or null
 */
public record Versions(
        Article article,
        String lang,
        List<Version> versions,
        @Nullable Difference difference,
        @Nullable String between) {

    /**
     * A version in the list.
     *
     * @param changes address of what it changed of the version before it; null for the first
     */
    public record Version(
            long revision,
            String at,
            String title,
            boolean compared,
            @Nullable String changes) {}

    /**
     * @param versions newest first, at least one
     * @param later place in the list of the one that is compared with the one {@code earlier} in it
     */
    static Versions of(List<Article> versions, int earlier, int later, Messages messages) {
        Article newest = versions.getFirst();
        List<Version> listed = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Article version = versions.get(i);
            listed.add(new Version(
                    version.revision(),
                    at(version, messages),
                    Card.unbroken(version.title()),
                    i == later && earlier > later,
                    i + 1 == versions.size()
                            ? null
                            : path(newest.id()) + "?from=" + versions.get(i + 1).revision() + "&to="
                                    + version.revision()));
        }
        boolean two = earlier > later;
        return new Versions(
                newest,
                Card.lang(newest.language()),
                listed,
                two ? Difference.between(versions.get(earlier), versions.get(later)) : null,
                two
                        ? messages.text(
                                "revisions.between",
                                at(versions.get(earlier), messages),
                                at(versions.get(later), messages))
                        : null);
    }

    static String path(String articleId) {
        return "/articles/" + articleId + "/revisions";
    }

    private static String at(Article version, Messages messages) {
        return messages.dayAndTime(version.changedAt(), version.source().zone());
    }
}
