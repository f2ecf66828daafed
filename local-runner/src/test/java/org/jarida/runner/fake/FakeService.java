package org.jarida.runner.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A service in a jar of its own: ready at once, tells its arguments and environment, and has one dead letter. With the
 * system property {@code jarmode} it extracts itself, as a repackaged jar does. Uses the JDK only.
 */
public final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if ("tools".equals(System.getProperty("jarmode"))) {
            Path jar = Path.of(System.getProperty("java.class.path"));
            Path destination = Path.of(arguments[Arrays.asList(arguments).indexOf("--destination") + 1]);
            Files.copy(jar, destination.resolve(jar.getFileName()));
            return;
        }
        Map<String, String> settings = settings(arguments);
        HttpServer server = serve(settings.get("server.port"));
        server.createContext("/readyz", exchange -> answer(exchange, "ready"));
        server.createContext("/settings", exchange -> answer(exchange, lines(settings)));
        server.start();
        HttpServer management = serve(settings.get("management.server.port"));
        management.createContext(
                "/actuator/deadletters",
                exchange -> answer(
                        exchange,
                        exchange.getRequestMethod().equals("POST")
                                ? "{\"replayed\":1,\"failed\":0}"
                                : "[{\"topic\":\"news.test.v1\",\"group\":\"any\",\"pending\":7}]"));
        management.createContext("/actuator/health/readiness", exchange -> answer(exchange, "ready"));
        management.start();
        if ("onRefresh".equals(System.getProperty("spring.context.exit"))) {
            System.exit(0);
        }
    }

    /** An argument given twice is refused: a real service takes both as one value. */
    private static Map<String, String> settings(String[] arguments) {
        Map<String, String> given = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.substring(2).split("=", 2);
            if (given.put(parts[0], parts[1]) != null) {
                throw new IllegalArgumentException("given twice: " + parts[0]);
            }
        }
        Map<String, String> settings = new TreeMap<>(System.getenv());
        settings.putAll(given);
        return settings;
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static HttpServer serve(String port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port)), 0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
