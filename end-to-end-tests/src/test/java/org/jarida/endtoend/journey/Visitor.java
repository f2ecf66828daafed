package org.jarida.endtoend.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the public door: a person with cookies of their own, or a member of staff. */
public final class Visitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SPAM = "{\"reason\":\"SPAM\"}";

    private final HttpClient http;
    private final URI base;
    private final @Nullable String authorization;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private Visitor(HttpClient http, URI base, @Nullable String authorization) {
        this.http = http;
        this.base = base;
        this.authorization = authorization;
    }

    public static Visitor person(URI base) {
        return new Visitor(HTTP, base, null);
    }

    /** A person who comes from an address of this machine. */
    static Visitor person(URI base, InetAddress from) {
        return new Visitor(HttpClient.newBuilder().localAddress(from).build(), base, null);
    }

    static Visitor staff(URI base, String name, String password) {
        String credentials = name + ":" + password;
        return new Visitor(
                HTTP,
                base,
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, byte[] bytes) {

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(bytes);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer postJson(String path, String body) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    /** @param form encoded, as browsers send it */
    public Answer postForm(String path, String form) {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    public Answer report(String articleId, String imageId) {
        return postJson(reports(articleId, imageId), SPAM);
    }

    /** As the gateway sends it on, to the service itself. */
    Answer report(String articleId, String imageId, String authorization) {
        return send(
                "POST",
                reports(articleId, imageId),
                SPAM.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Authorization",
                authorization);
    }

    private static String reports(String articleId, String imageId) {
        return "/api/v1/articles/" + articleId + "/images/" + imageId + "/reports";
    }

    /** The value of a cookie that this visitor was given. */
    String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    boolean hasCookie() {
        return !cookies.isEmpty();
    }

    public Answer send(String method, String path, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().allValues("set-cookie").forEach(this::keep);
            Map<String, String> first = response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().getFirst()));
            return new Answer(response.statusCode(), first, response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
