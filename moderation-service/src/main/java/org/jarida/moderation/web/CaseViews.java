package org.jarida.moderation.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.casefile.QueuePlace;
import org.jarida.moderation.review.Review;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks cases up, with all that is known around them, for the API and the pages alike. */
@Component
class CaseViews {

    private static final int MAX_ARTICLES = 20;
    private static final int MAX_HISTORY = 100;

    /** Cases looked at for one page of a source, at most: this many times so many. */
    private static final int SOURCE_BATCHES = 10;

    private static final int SOURCE_BATCH = 200;

    private final CaseStore cases;
    private final HistoryStore history;
    private final ShowingArticleStore articles;
    private final Moderation moderation;
    private final Review review;
    private final Clock clock;

    CaseViews(
            CaseStore cases,
            HistoryStore history,
            ShowingArticleStore articles,
            Moderation moderation,
            Review review,
            Clock clock) {
        this.cases = cases;
        this.history = history;
        this.articles = articles;
        this.moderation = moderation;
        this.review = review;
        this.clock = clock;
    }

    /** Some cases in the order of the queue, and where the next ones begin; of a source it may hold fewer than asked. */
    record Page(List<CaseView> items, @Nullable String next) {}

    Page page(CaseFilter filter, @Nullable Cursor after, int limit) {
        CaseStore.Query query = new CaseStore.Query(
                filter.state(),
                filter.reason(),
                filter.age() == null ? null : clock.instant().minus(filter.age()));
        int batch = filter.source() == null ? limit + 1 : SOURCE_BATCH;
        QueuePlace seen = after == null ? null : after.place();
        List<CaseView> shown = new ArrayList<>();
        for (int batches = 0; batches < SOURCE_BATCHES; batches++) {
            List<Case> found = cases.page(query, seen, batch);
            Set<String> wanted = ofSource(filter.source(), found);
            for (Case each : found) {
                if (wanted.contains(each.imageId())) {
                    if (shown.size() == limit) {
                        return new Page(shown, next(seen));
                    }
                    shown.add(view(each));
                }
                seen = cases.placeOf(each);
            }
            if (found.size() < batch) {
                return new Page(shown, null);
            }
        }
        return new Page(shown, next(seen));
    }

    private static @Nullable String next(@Nullable QueuePlace seen) {
        return seen == null ? null : new Cursor(seen).toString();
    }

    private Set<String> ofSource(@Nullable String source, List<Case> found) {
        Set<String> ids = found.stream().map(Case::imageId).collect(Collectors.toSet());
        return source == null || ids.isEmpty() ? ids : articles.shownBy(source, ids);
    }

    Optional<CaseView> find(String imageId) {
        return cases.find(imageId).map(this::view);
    }

    CaseView view(Case of) {
        QueuePlace place = cases.placeOf(of);
        return new CaseView(
                of.imageId(),
                of.state(),
                of.version(),
                of.round(),
                of.standing().restores(),
                of.ballot().reports(),
                of.ballot().votes().size(),
                place.severe(),
                articles.showing(of.imageId(), MAX_ARTICLES).stream()
                        .map(CaseViews::article)
                        .toList(),
                of.ballot().reasons(),
                moderation.allowed(of.state()),
                review.claimOf(of.imageId())
                        .map(claim -> new CaseView.Claim(claim.account(), claim.until()))
                        .orElse(null),
                changes(of),
                review.notesOf(of.imageId()).stream().map(CaseView.Note::of).toList(),
                place.since(),
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
                entry.tally().networks(),
                entry.actor().kind(),
                entry.actor().account(),
                entry.reason(),
                entry.at());
    }
}
