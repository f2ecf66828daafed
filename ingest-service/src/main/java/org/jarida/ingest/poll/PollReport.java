package org.jarida.ingest.poll;

import java.time.Duration;

/**
 * What a poll came to.
 *
 * @param outcome stable word for metrics
 * @param state what is known of the feed now; that of before when it was not asked at all
 * @param gone whether the server says that it is gone for good
 * @param pause until the next poll
 */
record PollReport(String outcome, FeedState state, boolean gone, Duration pause) {}
