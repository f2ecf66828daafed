package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadLettersCommandTests {

    @Test
    void aReplayNamesTopicAndGroup(@TempDir Path home) {
        DeadLettersCommand command = DeadLettersCommand.parse(
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
        assertThatThrownBy(() -> DeadLettersCommand.parse(List.of(line.split(" ")), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("usage: jarida dead-letters");
    }

    @Test
    void onlyTopicsWithPendingLettersAreListed() throws Exception {
        assertThat(answer("list", """
                [{"topic":"news.sources.v1","group":"article-service","pending":0},
                 {"topic":"news.entries.v1","group":"article-service","pending":2}]""").text().lines())
                .singleElement()
                .asString()
                .matches("news\\.entries\\.v1 +article-service +2 pending");
        assertThat(answer("list", "[{\"topic\":\"news.sources.v1\",\"group\":\"article-service\",\"pending\":0}]"))
                .isEqualTo(new DeadLettersCommand.Answer("no dead letters%n".formatted(), 0));
    }

    @Test
    void whatAnOutageLeftIsToldAndIsAFailure() throws Exception {
        String replay = "replay news.entries.v1 article-service";

        assertThat(answer(replay, "{\"replayed\":3,\"failed\":1,\"left\":4}"))
                .isEqualTo(new DeadLettersCommand.Answer(
                        "3 replayed, 1 failed, 4 left because something is away%n".formatted(), 1));
        assertThat(answer(replay, "{\"replayed\":3,\"failed\":1,\"left\":0}"))
                .isEqualTo(new DeadLettersCommand.Answer("3 replayed, 1 failed%n".formatted(), 0));
    }

    /** What the command makes of a service's answer. */
    private static DeadLettersCommand.Answer answer(String line, String json) throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/actuator/deadletters", exchange -> {
            try (exchange) {
                byte[] body = json.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        service.start();
        try {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            words.addAll(List.of(
                    "--management", "http://127.0.0.1:" + service.getAddress().getPort()));
            return DeadLettersCommand.parse(words, Map.of("JARIDA_HOME", "unused"))
                    .run();
        } finally {
            service.stop(0);
        }
    }
}
