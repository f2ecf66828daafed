package org.jarida.events;

import java.time.Instant;

/**
 * An entry is gone: from its source, by an editor's takedown, or with its source. Carries no text.
 *
 * @param reason why, as a stable word: see {@link WithdrawalReason}
 */
public record EntryWithdrawn(
        String articleId, long revision, String sourceId, WithdrawalReason reason, Instant withdrawnAt)
        implements EntryEvent {

    public EntryWithdrawn {
        Require.hex(articleId, 32, "articleId");
        Require.positive(revision, "revision");
        Require.text(sourceId, "sourceId");
        Require.present(reason, "reason");
        Require.present(withdrawnAt, "withdrawnAt");
    }
}
