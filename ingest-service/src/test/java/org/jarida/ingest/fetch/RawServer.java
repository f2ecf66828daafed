package org.jarida.ingest.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server below HTTP: it reads the head of a request and then writes whatever it was made for; its robots.txt is empty. */
final class RawServer implements AutoCloseable {

    private static final int SEND_BUFFER = 64 * 1024;

    private final ServerSocket socket;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    /** Writes to one client until it is done or the client is gone. */
    @FunctionalInterface
    interface Answer {
        void to(OutputStream client) throws IOException;
    }

    RawServer(Answer answer) {
        this.answer = answer;
        try {
            socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                // a small buffer, so that what was sent is not much more than what was read
                client.setSendBufferSize(SEND_BUFFER);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            while (asksForRobots(client)) {
                client.getOutputStream().write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            }
            answer.to(new Counted(client.getOutputStream()));
        } catch (IOException gone) {
            // the client has had enough, as it should
        }
    }

    /** Reads the head of a request. */
    private static boolean asksForRobots(Socket client) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int c = client.getInputStream().read();
            if (c < 0) {
                throw new EOFException();
            }
            request.append((char) c);
        }
        return request.indexOf("GET /robots.txt ") == 0;
    }

    private final class Counted extends OutputStream {
        private final OutputStream client;

        private Counted(OutputStream client) {
            this.client = client;
        }

        @Override
        public void write(int b) throws IOException {
            client.write(b);
            sent.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            client.write(bytes, offset, length);
            sent.addAndGet(length);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int port() {
        return socket.getLocalPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    int connections() {
        return connections.get();
    }

    /** Bytes that were written so far. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
