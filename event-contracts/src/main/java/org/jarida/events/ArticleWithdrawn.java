package org.jarida.events;

import java.time.Instant;

/**
 * An article is readable no longer. Carries no text.
 *
 * @param reason why, as a stable word: see {@link WithdrawalReason}
 */
public record ArticleWithdrawn(
        String articleId, long revision, String sourceId, WithdrawalReason reason, Instant withdrawnAt)
        implements ArticleEvent {

    public ArticleWithdrawn {
        Require.hex(articleId, 32, "articleId");
        Require.positive(revision, "revision");
        Require.text(sourceId, "sourceId");
        Require.present(reason, "reason");
        Require.present(withdrawnAt, "withdrawnAt");
    }
}
