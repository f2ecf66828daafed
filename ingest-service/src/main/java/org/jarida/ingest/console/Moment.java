package org.jarida.ingest.console;

/**
 * A point in time as templates read it.
 *
 * @param words how far away it is
 * @param exact the same by the clock
 * @param iso the same for machines
 */
public record Moment(String words, String exact, String iso) {}
