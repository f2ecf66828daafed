package org.jarida.moderation.casefile;

import java.time.Instant;
import org.jarida.events.ActorKind;

/**
 * A moderator's decision.
 *
 * @param version of the case that the moderator saw; 0 where there was none
 * @param reason in the moderator's words; published
 * @param by a moderator of their own accord, or one who grants an appeal
 * @param account of the moderator; for the history only
 */
public record Judgement(
        String imageId, Action action, long version, String reason, ActorKind by, String account, Instant at) {}
