package org.jarida.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** An nginx of the system, as what others are compared with or stand behind; for measurements alone. */
public final class Nginx implements AutoCloseable {

    private static final Duration STARTS = Duration.ofSeconds(10);

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /**
     * Starts one and waits until it takes connections.
     *
     * @param folder for its files
     * @param port of 127.0.0.1 that one of the servers listens to
     * @param http what its {@code http} block holds besides logs
     */
    public static Nginx start(Path folder, int port, String http) {
        try {
            Path settings =
                    Files.writeString(folder.resolve("nginx-" + port + ".conf"), """
                    daemon off;
                    worker_processes 2;
                    pid %1$s/nginx-%2$d.pid;
                    error_log %1$s/nginx-%2$d.log;
                    events { worker_connections 8192; }
                    http {
                      access_log off;
                      keepalive_requests 1000000;
                    %3$s
                    }
                    """.formatted(folder, port, http));
            // it may be root's, whose workers must read what only root may
            Process process = new ProcessBuilder("nginx", "-g", "user root;", "-c", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx-" + port + ".out").toFile())
                    .start();
            Awaitility.await().atMost(STARTS).until(() -> takesConnections(port));
            assertThat(process.isAlive()).isTrue();
            return new Nginx(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
