package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.test.MutableClock;
import org.junit.jupiter.api.Test;

class UntitledTests {

    @Test
    void aPageWithoutATitleIsLeftAloneForAWhile() {
        MutableClock clock = new MutableClock(Instant.parse("2026-11-22T12:00:00Z"));
        Untitled untitled = new Untitled(clock);
        ParsedEntry page = ParsedEntries.entry(null, "https://example.org/1", "", "");
        ParsedEntry other = ParsedEntries.entry(null, "https://example.org/2", "", "");

        untitled.add("s", page);

        assertThat(untitled.contains("s", page)).isTrue();
        assertThat(untitled.contains("s", other)).isFalse();
        assertThat(untitled.contains("another", page)).isFalse();
        clock.advance(Untitled.PAUSE);
        assertThat(untitled.contains("s", page)).isFalse();
    }
}
