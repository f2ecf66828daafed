package org.jarida.runner.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers GET and HEAD of a site with validators, and 304 to a client that already has the current version. */
final class SiteHandler implements HttpHandler {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Site site;

    SiteHandler(Site site) {
        this.site = site;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            boolean head = method.equals("HEAD");
            if (!head && !method.equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Optional<Resource> found = site.find(exchange.getRequestURI().getPath());
            if (found.isEmpty()) {
                send(exchange, 404, "text/plain;charset=utf-8", "Not found\n".getBytes(StandardCharsets.UTF_8), head);
                return;
            }
            Resource resource = found.get();
            Headers headers = exchange.getResponseHeaders();
            headers.set("ETag", resource.etag());
            headers.set("Last-Modified", HTTP_DATE.format(resource.lastModified()));
            headers.set("Cache-Control", "no-cache");
            if (current(exchange.getRequestHeaders(), resource)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, resource.mediaType(), resource.body(), head);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String mediaType, byte[] body, boolean head)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Whether the client's copy is current (RFC 9110, 13.2.2: If-Modified-Since counts without If-None-Match only). */
    private static boolean current(Headers request, Resource resource) {
        String tags = request.getFirst("If-None-Match");
        if (tags != null) {
            return FrontMatter.split(tags, ",").stream()
                    .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                    .anyMatch(tag -> tag.equals("*") || tag.equals(resource.etag()));
        }
        return date(request.getFirst("If-Modified-Since"))
                .map(since ->
                        !resource.lastModified().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .orElse(false);
    }

    private static Optional<Instant> date(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // an unreadable date counts as absent (RFC 9110, 13.1.3)
            return Optional.empty();
        }
    }
}
