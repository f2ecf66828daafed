package org.jarida.moderation.casefile;

import java.time.Instant;

/**
 * A vote that a moderator has decided.
 *
 * @param key one of the reader's keys
 * @param agreed whether the image stayed hidden
 * @param at when it was decided
 */
public record DecidedVote(String imageId, String key, boolean agreed, Instant at) {}
