package org.jarida.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** A newspaper's server on loopback that answers as it is told, and remembers who asked what. */
public final class Newspaper implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Handler> pages = new ConcurrentHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();

    /** Answers one request; it must send the whole response. */
    @FunctionalInterface
    public interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** One request that came, with its header names in lower case. */
    public record Visit(String path, Map<String, String> headers) {}

    public Newspaper() {
        this("127.0.0.1");
    }

    /** On another address of loopback, which counts as another site. */
    public Newspaper(String host) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        visits.add(new Visit(exchange.getRequestURI().getPath(), headers));
        Handler handler = pages.getOrDefault(exchange.getRequestURI().getPath(), Newspaper::notFound);
        try (exchange) {
            handler.answer(exchange);
        }
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(404, -1);
    }

    public Newspaper serve(String path, Handler handler) {
        pages.put(path, handler);
        return this;
    }

    public Newspaper serve(String path, String contentType, byte[] body) {
        return serve(path, exchange -> send(exchange, 200, Map.of("Content-Type", contentType), body));
    }

    public Newspaper serve(String path, String contentType, String body) {
        return serve(path, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** An RSS feed of these items. */
    public Newspaper feed(String path, String... items) {
        return serve(path, "application/rss+xml; charset=utf-8", rss(items));
    }

    public static String rss(String... items) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
                <title>جريدة الاختبار</title><link>http://example.org/</link><description>أخبار</description>
                %s</channel></rss>""".formatted(String.join("\n", items));
    }

    /** An item with its own page as link and guid. */
    public String item(String path, String title, String html) {
        return item(path, address(path).toString(), title, html);
    }

    public String item(String path, String guid, String title, String html) {
        return """
                <item><title>%s</title><link>%s</link><guid isPermaLink="false">%s</guid>
                <pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate><content:encoded><![CDATA[%s]]></content:encoded></item>""".formatted(title, address(path), guid, html);
    }

    /** A PNG whose bytes differ by its colour. */
    public Newspaper picture(String path, int width, int height, Color colour) {
        return serve(path, "image/png", png(width, height, colour));
    }

    public static byte[] png(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI address(String path) {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":" + port() + path);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public List<Visit> visits(String path) {
        return visits.stream().filter(visit -> visit.path().equals(path)).toList();
    }

    /** Every request that came. */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
