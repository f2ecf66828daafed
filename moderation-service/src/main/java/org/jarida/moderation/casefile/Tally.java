package org.jarida.moderation.casefile;

/**
 * What a rule counted when a case changed its state.
 *
 * @param score the sum that was compared with the threshold: people in CONTRACT mode, thousandths in HARDENED
 * @param distinct different reporters among the votes that counted
 * @param networks different networks among them
 */
public record Tally(long score, int distinct, int networks) {}
