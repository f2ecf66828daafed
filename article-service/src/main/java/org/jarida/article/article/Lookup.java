package org.jarida.article.article;

import java.time.Instant;
import org.jarida.events.WithdrawalReason;

/** What became of an article asked for by its id. */
public sealed interface Lookup {

    /** It can be read. */
    record Found(Article article) implements Lookup {}

    /** It could be read once and is gone for good or until it is reinstated: 410. */
    record Withdrawn(String articleId, WithdrawalReason reason, Instant withdrawnAt) implements Lookup {}

    /** There never was one that this service heard of: 404. */
    record Unknown() implements Lookup {}
}
