package org.jarida.moderation.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jarida.moderation.RunningService;
import org.jarida.theme.Asset;
import org.jarida.theme.Assets;

/**
 * What stands between a browser and the service: signs every request, as a moderator's on the moderators' pages, as a
 * stranger's on those of everybody, in the language that {@code ?ui=} asked for last, and serves what other services do.
 */
final class Doorway implements AutoCloseable {

    private static final Pattern UI = Pattern.compile("ui=([a-z]{2})");

    private final RunningService service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile String language = "ar";

    Doorway(RunningService service) throws IOException {
        this.service = service;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/assets/", this::asset);
        server.createContext("/images/", this::image);
        server.createContext("/moderation", exchange -> forward(exchange, staff()));
        server.createContext("/appeals", exchange -> forward(exchange, stranger()));
        server.createContext("/transparency", exchange -> forward(exchange, stranger()));
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String staff() {
        return service.tokens()
                .token(
                        "moderation-service",
                        claims -> claims.staff("amina", "MODERATOR").csrf("csrf-of-amina"));
    }

    private String stranger() {
        return service.tokens().token("moderation-service", claims -> claims);
    }

    private void forward(HttpExchange exchange, String token) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Matcher asked = UI.matcher(query == null ? "" : query);
        if (asked.find()) {
            language = asked.group(1);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + exchange.getRequestURI()))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            for (String name : new String[] {"Content-Type", "Cache-Control", "Content-Security-Policy", "Location"}) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException(stopped.toString());
        }
    }

    private void asset(HttpExchange exchange) throws IOException {
        Asset asset = Assets.instance().find(exchange.getRequestURI().getPath()).orElseThrow();
        exchange.getResponseHeaders().set("Content-Type", asset.contentType());
        send(exchange, 200, asset.bytes());
    }

    private void image(HttpExchange exchange) throws IOException {
        int seed = exchange.getRequestURI().getPath().hashCode();
        BufferedImage picture = new BufferedImage(320, 213, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setPaint(
                new GradientPaint(0, 0, Color.getHSBColor((seed & 0xff) / 255f, 0.8f, 0.9f), 320, 213, Color.BLACK));
        brush.fillRect(0, 0, 320, 213);
        brush.setPaint(Color.WHITE);
        brush.fillOval(110, 60, 100, 100);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        send(exchange, 200, bytes.toByteArray());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
        threads.close();
    }
}
