package org.jarida.article.article;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where articles and their earlier revisions are kept. Times are kept to the millisecond. Every write is safe to repeat;
 * what decides a race is the state that was read, never the order of writing.
 */
interface ArticleStore {

    /** Makes the indexes; harmless when they are there. */
    void ensureIndexes();

    /** Articles by id; ids that are not stored are absent. */
    Map<String, ArticleState> load(Collection<String> ids);

    /** The same as lists show them, without the bodies of their contents. */
    Map<String, ArticleState> loadWithoutBodies(Collection<String> ids);

    /**
     * Writes filings, each only if its article is still as it was read, and first the history that they leave.
     *
     * @return whether all were written; if not, some were: load again, file again
     */
    boolean write(List<Filing> filings);

    /** Removes the revisions of articles up to a number each, inclusive, for ever. */
    void erase(Map<String, Long> upTo);

    /** Notes that the topic has these revisions; of an article that has moved on since, nothing is noted. */
    void published(Collection<ArticleState> states);

    /** Of articles given with the revision last seen of each: those that have another one now. */
    List<ArticleState> movedOn(Map<String, Long> revisions);

    /** Ids of articles that have been waiting for their publication longer than a moment ago, the longest first. */
    List<String> pending(Instant since, int limit);

    /** How long the article has waited that has waited longest; zero when none waits. */
    Duration oldestPending(Instant now);

    /** Current revisions in the order of ids, after an id; null to start. */
    Map<String, Long> revisionsAfter(@Nullable String id, int limit);

    Optional<ArticleState> find(String id);

    /**
     * Readable articles without their bodies, newest first.
     *
     * @param limit in place of the query's
     */
    List<ArticleState> page(ArticleQuery query, int limit);

    /** Whether a readable article has an image. */
    boolean hasImage(String articleId, String imageId);

    /** Earlier revisions of an article, newest first. */
    List<Revision> history(String articleId, int limit);
}
