package org.jarida.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A client that sends the beginning of a request at once and the rest in small pieces, until the server has enough. */
final class Dripper {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Dripper() {}

    /** What the server said, and how long it took until it ended the connection. */
    record Cut(String answer, Duration after) {}

    /** Sends the same piece again and again. */
    static CompletableFuture<Cut> drip(int port, String begun, String piece) {
        CompletableFuture<Cut> cut = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                cut.complete(dripUntilCut(port, begun, piece));
            } catch (IOException | RuntimeException e) {
                cut.completeExceptionally(e);
            }
        });
        return cut;
    }

    private static Cut dripUntilCut(int port, String begun, String piece) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
            socket.setSoTimeout(30_000);
            send(socket, begun);
            pace.scheduleAtFixedRate(
                    () -> send(socket, piece), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            try {
                socket.getInputStream().transferTo(answer);
            } catch (SocketException e) {
                // what was sent after the end has reset the connection; what came before counts
            }
            pace.shutdownNow();
        }
        return new Cut(answer.toString(StandardCharsets.UTF_8), Duration.ofNanos(System.nanoTime() - start));
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // ends the dripping
            throw new UncheckedIOException(e);
        }
    }
}
