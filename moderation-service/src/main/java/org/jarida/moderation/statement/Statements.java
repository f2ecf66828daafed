package org.jarida.moderation.statement;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.HideLog;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements of reasons out of the history of cases: there is one for every published hide, also for one that
 * confirms another, and none is kept apart.
 */
public final class Statements {

    private final HideLog hides;
    private final ShowingArticleStore articles;
    private final Duration settle;
    private final Clock clock;

    Statements(HideLog hides, ShowingArticleStore articles, Duration settle, Clock clock) {
        this.hides = hides;
        this.articles = articles;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * Some statements.
     *
     * @param last the place of the last of them; null when there are none
     */
    public record Batch(List<Statement> statements, HideLog.@Nullable Place last) {}

    /**
     * The statements behind a place, in an order that never changes: a later one is never put before an earlier one, so
     * that whoever goes on from the last place misses none.
     */
    public Batch after(HideLog.@Nullable Place place, int limit) {
        List<HideLog.Hide> found = hides.hides(place, clock.instant().minus(settle), limit);
        return new Batch(
                found.stream().map(this::statement).toList(),
                found.isEmpty() ? null : found.getLast().place());
    }

    public Optional<Statement> find(Puid puid) {
        return hides.hide(puid.imageId(), puid.version())
                .filter(hide -> hide.entry().round() == puid.round())
                .map(this::statement);
    }

    /** The statement of an image's latest hide. */
    public Optional<Statement> latest(String imageId) {
        return hides.latestHide(imageId).map(this::statement);
    }

    private Statement statement(HideLog.Hide hide) {
        return Statement.of(
                hide,
                articles.firstShowing(hide.imageId()).orElse(null),
                hides.end(hide).orElse(null));
    }
}
