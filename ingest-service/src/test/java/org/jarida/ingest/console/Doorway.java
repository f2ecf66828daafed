package org.jarida.ingest.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import org.jarida.ingest.RunningIngest;
import org.jarida.theme.Asset;
import org.jarida.theme.Assets;

/**
 * What stands between a browser and the service: signs every request as an editor's, in the language that {@code ?ui=} asked
 * for last, and serves the assets.
 */
final class Doorway implements AutoCloseable {

    private static final Pattern UI = Pattern.compile("ui=([a-z]{2})");

    private final RunningIngest ingest;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile String language = "ar";

    Doorway(RunningIngest ingest) throws IOException {
        this.ingest = ingest;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/assets/", this::asset);
        server.createContext("/admin", this::forward);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void forward(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Matcher asked = UI.matcher(query == null ? "" : query);
        if (asked.find()) {
            language = asked.group(1);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ingest.url() + exchange.getRequestURI()))
                .header("Authorization", "Bearer " + RunningIngest.editorInSession())
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
