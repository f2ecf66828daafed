package org.jarida.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadLettersTests {

    @Test
    void aReplayNamesTopicAndGroup(@TempDir Path home) {
        DeadLetters command = DeadLetters.parse(
                List.of(
                        "replay",
                        "news.entries.v1",
                        "article-service",
                        "--home",
                        home.toString(),
                        "--management",
                        "http://h:1/"),
                Map.of());

        assertThat(command.replay()).isEqualTo("news.entries.v1");
        assertThat(command.group()).isEqualTo("article-service");
        assertThat(command.management()).hasToString("http://h:1");
        assertThat(command.home()).isEqualTo(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lists", "replay", "replay topic", "list more", "list --management", "list --all x"})
    void nonsenseIsRefusedWithTheUsage(String line) {
        assertThatThrownBy(() -> DeadLetters.parse(List.of(line.split(" ")), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("usage: jarida dead-letters");
    }
}
