package org.jarida.ingest.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An editor's wish to have a source, or one of its articles, read again from the archive.
 *
 * @param articleId null for the whole source
 * @param finishedAt null until it is done
 */
public record Replay(
        String id,
        String sourceId,
        @Nullable String articleId,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        ReplayProgress progress) {

    static Replay ofSource(String sourceId, Instant now) {
        return new Replay(idOfSource(sourceId), sourceId, null, now, null, ReplayProgress.NONE);
    }

    static Replay ofArticle(String sourceId, String articleId, Instant now) {
        return new Replay("article:" + articleId, sourceId, articleId, now, null, ReplayProgress.NONE);
    }

    static String idOfSource(String sourceId) {
        return "source:" + sourceId;
    }
}
