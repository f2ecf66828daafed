package org.jarida.article.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarida.events.ArticleContent;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * What entries change of one article. The outcome is the same in whatever order and however often they come: the highest
 * revision is current, the lower ones are history, and a withdrawal erases every revision up to its own for good, one
 * that comes later than the withdrawal too.
 *
 * @param before what is stored; null when nothing is
 * @param after what is to be stored; the same as before when nothing new has come
 * @param history revisions to keep beside it, each once or more
 */
record Filing(@Nullable ArticleState before, ArticleState after, List<Revision> history) {

    /** Files entries of one article, in any order, at least one. */
    static Filing of(@Nullable ArticleState before, List<? extends EntryEvent> entries, Instant now) {
        EntryEvent newest = entries.getFirst();
        long erased = before == null ? 0 : before.erased();
        for (EntryEvent entry : entries) {
            newest = entry.revision() > newest.revision() ? entry : newest;
            erased = entry instanceof EntryWithdrawn ? Math.max(erased, entry.revision()) : erased;
        }
        ArticleState after;
        if (before != null && before.revision() >= newest.revision()) {
            after = new ArticleState(
                    before.id(),
                    before.revision(),
                    before.content(),
                    before.withdrawal(),
                    erased,
                    before.published(),
                    before.pendingSince());
        } else {
            after = new ArticleState(
                    newest.articleId(),
                    newest.revision(),
                    content(newest),
                    withdrawal(newest),
                    erased,
                    before == null ? 0 : before.published(),
                    before == null || before.pendingSince() == null ? now : before.pendingSince());
        }
        return new Filing(before, after, history(before, entries, after));
    }

    /** Whether the article itself has to be written. */
    boolean changes() {
        return !after.equals(before);
    }

    private static List<Revision> history(
            @Nullable ArticleState before, List<? extends EntryEvent> entries, ArticleState after) {
        List<Revision> history = new ArrayList<>();
        if (before != null) {
            keep(history, before.revision(), before.content(), after);
        }
        for (EntryEvent entry : entries) {
            keep(history, entry.revision(), content(entry), after);
        }
        return history;
    }

    private static void keep(
            List<Revision> history, long number, @Nullable ArticleContent content, ArticleState after) {
        if (content != null && number < after.revision() && number > after.erased()) {
            history.add(new Revision(after.id(), number, content));
        }
    }

    private static @Nullable ArticleContent content(EntryEvent entry) {
        return switch (entry) {
            case EntryDiscovered discovered -> discovered.content();
            case EntryRevised revised -> revised.content();
            case EntryWithdrawn _ -> null;
        };
    }

    private static @Nullable Withdrawal withdrawal(EntryEvent entry) {
        return switch (entry) {
            case EntryDiscovered _, EntryRevised _ -> null;
            case EntryWithdrawn withdrawn ->
                new Withdrawal(withdrawn.sourceId(), withdrawn.reason(), withdrawn.withdrawnAt());
        };
    }
}
