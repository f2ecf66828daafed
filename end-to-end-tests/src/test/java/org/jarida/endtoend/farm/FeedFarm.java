package org.jarida.endtoend.farm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of many newspapers on one port of loopback, told apart by the host that a request names: each host is a
 * registrable domain. Every answer comes after the same latency, carries validators and is counted.
 */
final class FeedFarm implements AutoCloseable {

    private static final String LAST_MODIFIED = "Sat, 21 Nov 2026 06:00:00 GMT";

    private final ServerSocket server;
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> documents = new HashMap<>();
    private final Duration latency;
    private volatile Traffic traffic = new Traffic();

    private FeedFarm(ServerSocket server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    /** What one visitor asks for; {@code known} is a validator that it sent. */
    private record Request(
            String host, String path, @Nullable String known) {}

    static FeedFarm start(FarmPlan plan, Duration latency) throws IOException {
        FeedFarm farm = new FeedFarm(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()), latency);
        for (FarmPlan.Feed feed : plan.feeds()) {
            farm.documents.put(feed.name(), plan.document(feed, farm.port()));
        }
        farm.visitors.execute(farm::accept);
        return farm;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Counts anew from here on. */
    Traffic newRound() {
        Traffic fresh = new Traffic();
        traffic = fresh;
        return fresh;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                visitors.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the end of the farm
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream input = new BufferedInputStream(socket.getInputStream());
            OutputStream output = socket.getOutputStream();
            for (Request request = read(input); request != null; request = read(input)) {
                Hostility hostility = Hostility.of(request.host());
                if (hostility == null) {
                    answer(request, output);
                } else {
                    hostility.answer(output);
                }
            }
        } catch (IOException gone) {
            // the visitor has left
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request counts as being there until its answer leaves, so that the next one cannot seem to overlap it. */
    private void answer(Request request, OutputStream output) throws IOException, InterruptedException {
        Traffic counted = traffic;
        byte[] answer;
        try (var _ = counted.enter(request.host())) {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
            answer = answerTo(request, counted);
        }
        output.write(answer);
        output.flush();
    }

    private byte[] answerTo(Request request, Traffic counted) {
        if (request.path().equals("/robots.txt")) {
            counted.robots.increment();
            return whole("text/plain", null, "User-agent: *\nDisallow:\n".getBytes(ISO_8859_1));
        }
        String name = request.host() + request.path();
        byte[] document = documents.get(name);
        if (document == null) {
            counted.unknown.increment();
            return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);
        }
        String etag = "\"" + Integer.toHexString(name.hashCode()) + "\"";
        if (request.known() != null) {
            counted.conditional.increment();
            if (request.known().equals(etag)) {
                counted.notModified.increment();
                return ("HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n").getBytes(ISO_8859_1);
            }
        }
        counted.sent(name);
        return whole("application/rss+xml", etag, document);
    }

    private static byte[] whole(String type, @Nullable String etag, byte[] body) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n"
                + (etag == null ? "" : "ETag: " + etag + "\r\nLast-Modified: " + LAST_MODIFIED + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] answer = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(ISO_8859_1), 0, answer, 0, head.length());
        System.arraycopy(body, 0, answer, head.length(), body.length);
        return answer;
    }

    private static @Nullable Request read(InputStream input) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(input); line != null && !line.isEmpty(); line = line(input)) {
            lines.add(line);
        }
        if (lines.isEmpty()) {
            return null;
        }
        String host = header(lines, "host").orElse("").replaceFirst(":.*", "");
        return new Request(
                host,
                lines.getFirst().split(" ")[1],
                header(lines, "if-none-match").orElse(null));
    }

    private static Optional<String> header(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static @Nullable String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** The hosts file that leads every name of the farm here. */
    static String hostsFile(FarmPlan plan) {
        StringBuilder lines = new StringBuilder();
        Stream.concat(plan.hosts().stream(), Hostility.hosts().stream())
                .forEach(host -> lines.append("127.0.0.1 ").append(host).append('\n'));
        return lines.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        visitors.shutdownNow();
    }
}
