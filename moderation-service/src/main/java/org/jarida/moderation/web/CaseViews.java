package org.jarida.moderation.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jarida.events.CaseState;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.LogEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks cases up, with their articles and history, for the API and the page alike. */
@Component
class CaseViews {

    private static final int MAX_ARTICLES = 20;
    private static final int MAX_HISTORY = 100;

    private final CaseStore cases;
    private final HistoryStore history;
    private final ShowingArticleStore articles;

    CaseViews(CaseStore cases, HistoryStore history, ShowingArticleStore articles) {
        this.cases = cases;
        this.history = history;
        this.articles = articles;
    }

    /** Some cases, the last touched first, and where the next ones begin. */
    record Page(List<CaseView> items, @Nullable String next) {}

    Page page(@Nullable CaseState state, @Nullable Cursor after, int limit) {
        CaseStore.Position position = after == null ? null : after.position();
        List<Case> found = cases.page(state, position, limit + 1);
        List<Case> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? Cursor.after(shown.getLast()).toString() : null;
        return new Page(shown.stream().map(this::view).toList(), next);
    }

    Optional<CaseView> find(String imageId) {
        return cases.find(imageId).map(this::view);
    }

    CaseView view(Case of) {
        return new CaseView(
                of.imageId(),
                of.state(),
                of.version(),
                of.round(),
                of.standing().restores(),
                of.ballot().reports(),
                of.ballot().votes().size(),
                articles.showing(of.imageId(), MAX_ARTICLES).stream()
                        .map(CaseViews::article)
                        .toList(),
                of.ballot().reasons(),
                changes(of),
                of.touchedAt());
    }

    private static CaseView.Article article(ShowingArticle article) {
        return new CaseView.Article(article.id(), article.title(), new CaseView.Source(article.sourceId()));
    }

    /** The history, and what is decided but not published yet. */
    private List<CaseView.Change> changes(Case of) {
        Map<Long, LogEntry> byVersion = new TreeMap<>();
        history.of(of.imageId(), MAX_HISTORY).forEach(entry -> byVersion.put(entry.version(), entry));
        of.outbox().log().forEach(entry -> byVersion.putIfAbsent(entry.version(), entry));
        return byVersion.values().stream().map(CaseViews::change).toList();
    }

    private static CaseView.Change change(LogEntry entry) {
        return new CaseView.Change(
                entry.version(),
                entry.round(),
                entry.from(),
                entry.to(),
                entry.rule(),
                entry.tally().score(),
                entry.tally().distinct(),
                entry.actor().kind(),
                entry.actor().account(),
                entry.reason(),
                entry.at());
    }
}
