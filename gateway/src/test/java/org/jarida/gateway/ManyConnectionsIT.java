package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections a network may have. */
class ManyConnectionsIT {

    private static final int MOST = 50;
    private static final String GET = "GET /assets/none HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    private static Path keys;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(
                keys, "server.tomcat.connection-timeout=4s", "jarida.gateway.connections.network=" + MOST);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void untilNobodyIsThere() {
        await().atMost(Duration.ofSeconds(20)).until(() -> open(gateway) == 0);
    }

    @Test
    void oneMoreIsClosedAtOnceAndComesInOnceAnotherIsGone() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                sockets.add(connect());
            }
            await().atMost(Duration.ofSeconds(5)).until(() -> open(gateway) == MOST);
            double before = refused();
            try (Socket more = connect()) {
                assertThat(isAnswered(more)).isFalse();
            }
            assertThat(refused()).isEqualTo(before + 1);
            assertThat(open(gateway)).isEqualTo(MOST);
            assertThat(isAnswered(sockets.getFirst())).isTrue();

            sockets.removeLast().close();
            await().atMost(Duration.ofSeconds(5)).until(() -> open(gateway) == MOST - 1);
            try (Socket again = connect()) {
                assertThat(isAnswered(again)).isTrue();
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void howeverConnectionsEndTheyAreNotCountedAnyMore() throws Exception {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = connect()) {
                switch (i % 6) {
                    case 0 -> socket.setSoLinger(true, 0);
                    case 1 -> write(socket, GET.substring(0, 20));
                    case 2 -> write(socket, "nonsense\r\n\r\n");
                    case 3 -> write(socket, GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                    case 4 -> write(socket, GET + GET);
                    default -> isAnswered(socket);
                }
            } catch (SocketException e) {
                // one too many, and closed before it could write
                assertThat(refused()).isPositive();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> open(gateway) == 0);
        try (Socket socket = connect()) {
            assertThat(isAnswered(socket)).isTrue();
        }
    }

    @Test
    void whoFallsSilentIsNotCountedForLong() throws Exception {
        try (Socket silent = connect();
                Socket begun = connect()) {
            write(begun, "GET /");
            await().atMost(Duration.ofSeconds(5)).until(() -> open(gateway) == 2);
            await().atMost(Duration.ofSeconds(10)).until(() -> open(gateway) == 0);
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void proxiesAndExemptNetworksAreNotCounted() throws Exception {
        for (String free : List.of("jarida.gateway.proxies.networks", "jarida.gateway.limits.exempt")) {
            try (RunningGateway other =
                            RunningGateway.start(keys, free + "=127.0.0.0/8", "jarida.gateway.connections.network=1");
                    Socket one = connect(other);
                    Socket two = connect(other);
                    Socket three = connect(other)) {
                assertThat(isAnswered(one) && isAnswered(two) && isAnswered(three))
                        .isTrue();
                assertThat(open(other)).isZero();
            }
        }
    }

    private static double open(RunningGateway where) {
        return where.bean(MeterRegistry.class).get("jarida.connections").gauge().value();
    }

    private static double refused() {
        return gateway.bean(MeterRegistry.class)
                .get("jarida.connections.refused")
                .counter()
                .count();
    }

    private static boolean isAnswered(Socket socket) {
        try {
            write(socket, GET);
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1)
                    .equals("HTTP/1.1 404");
        } catch (IOException e) {
            // reset by the server
            return false;
        }
    }

    private static Socket connect() throws IOException {
        return connect(gateway);
    }

    private static Socket connect(RunningGateway where) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), where.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
