package org.jarida.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jarida.events.Topic;
import org.jarida.events.kafka.DeadLetters;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The management port of a running service, asked as {@code ./jarida dead-letters} asks. */
public final class ManagementPort {

    private final URI address;

    public ManagementPort(ApplicationContext service) {
        this.address =
                URI.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** Replays the dead letters of a topic. */
    public DeadLetters.Replay replay(Topic topic) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/deadletters/" + topic.name()))
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
            return JsonMapper.shared().readValue(response.body(), DeadLetters.Replay.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
