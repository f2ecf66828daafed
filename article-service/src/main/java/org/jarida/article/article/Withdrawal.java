package org.jarida.article.article;

import java.time.Instant;
import org.jarida.events.WithdrawalReason;

/** Why and when an article went; all that is left of it. */
record Withdrawal(String sourceId, WithdrawalReason reason, Instant at) {}
