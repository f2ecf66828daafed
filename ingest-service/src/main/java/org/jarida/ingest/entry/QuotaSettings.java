package org.jarida.ingest.entry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is taken in of one source, so that none keeps the others from being read. What is left over by a poll is taken in
 * by the next, a minute later; what is left over by a day, by the polls of the next day (UTC) that still hold it.
 *
 * @param entriesPerPoll most new entries of one document
 * @param pagesPerPoll most article pages read for one document
 * @param entriesPerDay most new entries in a day
 * @param pagesPerDay most article pages read in a day
 */
@ConfigurationProperties("jarida.quota")
record QuotaSettings(
        @DefaultValue("1000") int entriesPerPoll,
        @DefaultValue("100") int pagesPerPoll,
        @DefaultValue("5000") int entriesPerDay,
        @DefaultValue("2000") int pagesPerDay) {}
