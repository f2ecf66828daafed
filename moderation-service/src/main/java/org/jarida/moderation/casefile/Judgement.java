package org.jarida.moderation.casefile;

import java.time.Instant;

/**
 * A moderator's decision.
 *
 * @param version of the case that the moderator saw; 0 where there was none
 * @param reason in the moderator's words; published
 * @param account of the moderator; for the history only
 */
public record Judgement(String imageId, Action action, long version, String reason, String account, Instant at) {}
