package org.jarida.endtoend.journey;

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
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A newspaper on loopback that a test writes: feeds of numbered articles with a picture each, and any file. */
public final class TestNewspaper implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, File> files = new ConcurrentHashMap<>();

    private record File(String contentType, byte[] bytes) {}

    private TestNewspaper(HttpServer server) {
        this.server = server;
    }

    static TestNewspaper start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestNewspaper newspaper = new TestNewspaper(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", newspaper::answer);
            server.start();
            return newspaper;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Host and port, as {@code JARIDA_FETCH_ALLOW} wants it. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + address() + path;
    }

    public void put(String path, String contentType, byte[] bytes) {
        files.put(path, new File(contentType, bytes));
    }

    /** Publishes articles {@code from} (inclusive) to {@code to} (exclusive) of a name, each with its own picture. */
    public void publish(String feed, int from, int to) {
        IntStream.range(from, to)
                .forEach(number -> files.computeIfAbsent(
                        "/" + feed + "/" + number + ".png", _ -> new File("image/png", picture(feed, number))));
        String items =
                IntStream.range(from, to).mapToObj(number -> item(feed, number)).collect(Collectors.joining());
        String rss = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>" + feed
                + "</title><link>" + url("/") + "</link>" + items + "</channel></rss>";
        put("/" + feed + ".xml", "application/rss+xml", rss.getBytes(StandardCharsets.UTF_8));
    }

    private String item(String feed, int number) {
        String path = "/" + feed + "/" + number;
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.of(2026, 11, 1, 6, 0, 0, 0, ZoneOffset.UTC).plusMinutes(number));
        return "<item><title>خبر " + feed + " رقم " + number + "</title><link>" + url(path + ".html") + "</link><guid>"
                + feed + "-" + number + "</guid><pubDate>" + date + "</pubDate><description><![CDATA[<p>نص الخبر رقم "
                + number + " وفيه ما يكفي من الكلمات.</p><figure><img src=\"" + url(path + ".png")
                + "\"><figcaption>صورة الخبر. Reuters</figcaption></figure>]]></description></item>";
    }

    private static byte[] picture(String feed, int number) {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color((feed.hashCode() * 31 + number * 7919) & 0xffffff));
        pen.fillRect(0, 0, 320, 200);
        pen.setColor(Color.WHITE);
        pen.drawString(feed + " " + number, 20, 100);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            File file = files.get(exchange.getRequestURI().getPath());
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", file.contentType());
            exchange.sendResponseHeaders(200, file.bytes().length);
            exchange.getResponseBody().write(file.bytes());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
