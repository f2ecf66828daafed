package org.jarida.ingest.poll;

import java.time.Instant;

/**
 * One polled address of a source and what is known of it.
 *
 * @param domain registrable domain of the address
 * @param dueAt when it is to be polled next
 * @param resting paused by an editor, or gone by its server's word
 * @param gone whether the server said that it is gone for good
 * @param state what its polls found out
 */
public record Feed(
        String id,
        String sourceId,
        String url,
        String domain,
        Instant dueAt,
        boolean resting,
        boolean gone,
        FeedState state) {

    public Feed {
        state = state == null ? FeedState.unpolled() : state;
    }
}
