package org.jarida.runner;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A MongoDB-compatible server in this JVM, on disk and on loopback only.
 *
 * <p>A write that it has answered survives a kill of the process ({@link DurableBackend}). It has no transactions, change
 * streams or text indexes, and filters on anything but unique keys scan: it is for trying out and for tests.
 */
final class LocalMongo implements AutoCloseable {

    /** The threads that run commands; they cap how many writes share one commit. */
    private static final int WORKERS = 64;

    private final MongoServer server;
    private final String uri;

    private LocalMongo(MongoServer server, String uri) {
        this.server = server;
        this.uri = uri;
    }

    /**
     * Opens the store in {@code folder}, which may be new, and serves it.
     *
     * @param port zero for a free one
     */
    static LocalMongo start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        MongoServer server = new MongoServer(DurableBackend.open(folder.resolve("store.mv")));
        server.bind(new InetSocketAddress(Ports.LOOPBACK, port), 1, WORKERS);
        return new LocalMongo(
                server, "mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
    }

    String uri() {
        return uri;
    }

    /** Closes the clients' connections, then the store. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
