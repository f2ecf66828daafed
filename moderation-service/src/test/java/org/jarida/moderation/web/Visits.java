package org.jarida.moderation.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jarida.moderation.RunningService;
import org.jspecify.annotations.Nullable;

/** What strangers and staff ask of the shared service over HTTP, each with a token as the gateway makes it. */
final class Visits {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SERVICE = "moderation-service";

    private Visits() {}

    static String stranger() {
        return RunningService.shared().tokens().token(SERVICE, claims -> claims);
    }

    static String staff(String account, String role) {
        return RunningService.shared().tokens().staff(SERVICE, account, role);
    }

    static String moderator() {
        return staff("amina", "MODERATOR");
    }

    /** As a browser with a session sends it. */
    static String moderatorInSession() {
        return RunningService.shared()
                .tokens()
                .token(SERVICE, claims -> claims.staff("amina", "MODERATOR").csrf("csrf-of-amina"));
    }

    static HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(RunningService.shared().url() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpResponse<String> get(String path, @Nullable String token, String language) {
        return send(request(path, token).header("Accept-Language", language));
    }

    static HttpResponse<String> postJson(String path, @Nullable String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> postForm(String path, @Nullable String token, String form) {
        return send(request(path, token)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
