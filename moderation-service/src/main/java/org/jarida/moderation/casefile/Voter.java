package org.jarida.moderation.casefile;

import java.time.Instant;

/**
 * Remembers, outside the case, that a reader has had a say on an image.
 *
 * @param key one of the reader's keys; a reader with two has two
 * @param round in which the vote was cast or withdrawn; a voter of a round below the case's never counts again
 * @param withdrawn the vote was taken back: it does not count again even in its own round
 */
public record Voter(String imageId, String key, int round, boolean withdrawn, Instant at) {}
