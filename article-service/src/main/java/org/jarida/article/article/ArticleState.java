package org.jarida.article.article;

import java.time.Instant;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is stored: readable, or withdrawn and then without a word of its text.
 *
 * @param revision the newest that has come
 * @param content of that revision; null when it is a withdrawal
 * @param withdrawal null while readable
 * @param erased the newest withdrawal that has come, 0 for none: nothing up to it may be kept
 * @param published the newest revision that the broker acknowledged on the topic of articles, 0 for none
 * @param pendingSince since when a revision waits to be published; null when none does
 */
record ArticleState(
        String id,
        long revision,
        @Nullable ArticleContent content,
        @Nullable Withdrawal withdrawal,
        long erased,
        long published,
        @Nullable Instant pendingSince) {

    ArticleState {
        if ((content == null) == (withdrawal == null)) {
            throw new IllegalArgumentException("an article is either readable or withdrawn");
        }
    }

    /** What the topic of articles says of this state. The first publication of an article says that it is new. */
    ArticleEvent event() {
        if (withdrawal != null) {
            return new ArticleWithdrawn(id, revision, withdrawal.sourceId(), withdrawal.reason(), withdrawal.at());
        }
        if (content == null) {
            throw new IllegalStateException("an article is either readable or withdrawn");
        }
        return published == 0 ? new ArticlePublished(id, revision, content) : new ArticleRevised(id, revision, content);
    }
}
