package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists dead letters and feeds them again to the group that gave them up, through the services' management ports.
 *
 * @param replay the topic whose dead letters of {@code group} are fed again; null to list
 * @param management base URI of a management port; null to find those of the runner that is up in {@code home}
 */
record DeadLettersCommand(
        @Nullable String replay,
        @Nullable String group,
        @Nullable URI management,
        Path home) {

    static final String USAGE = """
            usage: jarida dead-letters list [--management URL] [--home DIR]
                   jarida dead-letters replay TOPIC GROUP [--management URL] [--home DIR]
              TOPIC         where the events came from, for example news.entries.v1
              GROUP         the service that gave them up, for example article-service
              --management  a service's management port, when it was not started by ./jarida up""";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /** A replay waits for the listener of the service. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static DeadLettersCommand parse(List<String> arguments, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        String management = null;
        String home = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            if (++i == arguments.size()) {
                throw new UsageException("a value is missing after " + argument, USAGE);
            }
            switch (argument) {
                case "--management" -> management = arguments.get(i);
                case "--home" -> home = arguments.get(i);
                default -> throw new UsageException("unknown option " + argument, USAGE);
            }
        }
        Path folder = UpOptions.home(home, environment);
        URI uri = management == null ? null : URI.create(management.replaceAll("/+$", ""));
        if (words.equals(List.of("list"))) {
            return new DeadLettersCommand(null, null, uri, folder);
        }
        if (words.size() == 3 && words.getFirst().equals("replay")) {
            return new DeadLettersCommand(words.get(1), words.get(2), uri, folder);
        }
        throw new UsageException("list, or replay TOPIC GROUP", USAGE);
    }

    /**
     * What there is to tell.
     *
     * @param exit status of the process: 1 when an outage left letters that were to be replayed
     */
    record Answer(String text, int exit) {}

    /** Does it. */
    Answer run() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build()) {
            return replay == null ? new Answer(list(client), 0) : replay(client, replay);
        }
    }

    private String list(HttpClient client) throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (URI uri : management == null ? List.copyOf(running().values()) : List.of(management)) {
            for (JsonNode letters :
                    call(client, HttpRequest.newBuilder(endpoint(uri, "")).GET())) {
                long pending = letters.path("pending").asLong();
                if (pending > 0) {
                    lines.append("%-28s %-20s %8d pending%n"
                            .formatted(
                                    letters.path("topic").asString(),
                                    letters.path("group").asString(),
                                    pending));
                }
            }
        }
        return lines.isEmpty() ? "no dead letters%n".formatted() : lines.toString();
    }

    private Answer replay(HttpClient client, String topic) throws IOException, InterruptedException {
        URI uri = management == null ? running().get(group) : management;
        if (uri == null) {
            throw new StartFailedException("no service %s with dead letters is up".formatted(group));
        }
        JsonNode outcome = call(
                client,
                HttpRequest.newBuilder(endpoint(uri, "/" + URLEncoder.encode(topic, UTF_8)))
                        .POST(HttpRequest.BodyPublishers.noBody()));
        long left = outcome.path("left").asLong();
        String text = "%d replayed, %d failed"
                .formatted(
                        outcome.path("replayed").asLong(),
                        outcome.path("failed").asLong());
        return left == 0
                ? new Answer("%s%n".formatted(text), 0)
                : new Answer("%s, %d left because something is away%n".formatted(text, left), 1);
    }

    /** Management addresses by service; the gateway reads no topic. */
    private Map<String, URI> running() throws IOException {
        RunFile run = RunFile.read(home)
                .orElseThrow(() -> new StartFailedException(
                        "nothing runs in %s: start it with ./jarida up, or name a management port".formatted(home)));
        return run.services().entrySet().stream()
                .filter(service -> !service.getKey().equals(ServiceSpec.GATEWAY))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> URI.create(
                                "http://127.0.0.1:" + service.getValue().managementPort()),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static URI endpoint(URI management, String path) {
        return URI.create(management + "/actuator/deadletters" + path);
    }

    private static JsonNode call(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpRequest sent =
                request.header("Accept", "application/json").timeout(LIMIT).build();
        HttpResponse<String> response = client.send(sent, HttpResponse.BodyHandlers.ofString(UTF_8));
        if (response.statusCode() != 200) {
            throw new StartFailedException("%s %s answered %d: %s"
                    .formatted(sent.method(), sent.uri(), response.statusCode(), response.body()));
        }
        return JsonMapper.builder().build().readTree(response.body());
    }
}
