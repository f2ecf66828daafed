package org.jarida.moderation.casefile;

/**
 * Rule H is reached.
 *
 * @param rule the word of {@link Rules} for what was reached
 * @param inBurst whether all votes that reach it carry the burst mark, so that a moderator is to look first
 */
record Reached(String rule, Tally tally, boolean inBurst) {}
