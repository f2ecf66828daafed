package org.jarida.test;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;

/**
 * The store of tests: the server that the environment's {@code MONGODB_URI} names, else MongoDB's image
 * in profile {@code docker}, else MongoDB's wire protocol in memory.
 * Every caller takes a database of its own.
 */
public final class TestStore {

    private TestStore() {}

    private static final class Shared {
        static final String URI = Optional.ofNullable(System.getenv("MONGODB_URI"))
                .filter(uri -> !uri.isBlank())
                .orElseGet(() -> Containers.asked() ? Containers.mongo() : inMemory());
        static final MongoClient CLIENT = MongoClients.create(URI);

        private static String inMemory() {
            MongoServer server = new MongoServer(new HelloBackend());
            server.bind("127.0.0.1", 0);
            return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
        }
    }

    /** Connection string of the store. */
    public static String uri() {
        return Shared.URI;
    }

    /** A database name that no other test uses. */
    public static String freshName() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** An empty database that no other test uses. */
    public static MongoDatabase freshDatabase() {
        return database(freshName());
    }

    /** A database by name, for looking at what a service under test has stored. */
    public static MongoDatabase database(String name) {
        return Shared.CLIENT.getDatabase(name);
    }

    /** Host and port of the store, for a {@link TcpSwitch}. */
    public static InetSocketAddress address() {
        String hosts = new ConnectionString(uri()).getHosts().getFirst();
        int colon = hosts.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(hosts, 27017)
                : new InetSocketAddress(hosts.substring(0, colon), Integer.parseInt(hosts.substring(colon + 1)));
    }

    /**
     * Knows the greeting that Boot's health check sends, and answers with copies: its own documents would be sent while
     * other clients change them.
     */
    private static final class HelloBackend extends MemoryBackend {

        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            return super.handleMessage(message).cloneDeeply();
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (!command.equals("hello")) {
                return super.handleCommand(channel, database, command, query);
            }
            Document answer = super.handleCommand(channel, database, "ismaster", query);
            answer.put("isWritablePrimary", true);
            return answer;
        }
    }
}
