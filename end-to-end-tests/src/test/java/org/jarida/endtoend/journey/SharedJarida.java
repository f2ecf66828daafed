package org.jarida.endtoend.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.runner.RunningJarida;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One whole Jarida and a newspaper for all tests that leave both as they found them: started for the first of them, stopped
 * when all have ended. Its gateway was given a second address of each service, at which nothing listens until a test starts
 * a replica there.
 */
public final class SharedJarida implements AutoCloseable {

    public static final List<String> SERVICES = List.of("ingest-service", "article-service", "moderation-service");
    public static final String PASSWORD = "a password for tests only";
    /** A moderator whose name stands nowhere by chance. */
    public static final String MODERATOR = "layla.of.the.night.desk";

    public static final String EDITOR = "idris.of.the.morning.desk";

    /** As in production; the runner itself has no use for it. */
    private static final String DRAIN = "4s";

    private static final String ACCOUNTS = """
            jarida:
              gateway:
                accounts:
                  - name: admin
                    password-hash: "%1$s"
                    roles: [ADMIN]
                  - name: %2$s
                    password-hash: "%1$s"
                    roles: [MODERATOR]
                  - name: %3$s
                    password-hash: "%1$s"
                    roles: [EDITOR]
            """.formatted(
                    "$argon2id$v=19$m=16384,t=2,p=1$PEodmVzsnPjqSpPNHM2CEg$WCbGpOA+ZBiDnDB1XnKWH2yycIW1Gpj/jcCu59xnrBc",
                    MODERATOR,
                    EDITOR);

    private final Path home;
    private final TestNewspaper newspaper = TestNewspaper.start();
    private final Map<String, Integer> firstPorts = new LinkedHashMap<>();
    private final Map<String, Integer> secondPorts = new LinkedHashMap<>();
    private final RunningJarida.Builder builder;
    private RunningJarida jarida;

    private SharedJarida() throws IOException {
        home = Files.createTempDirectory("jarida-shared");
        Files.writeString(home.resolve("admin-password"), PASSWORD);
        Files.writeString(home.resolve("accounts.yaml"), ACCOUNTS);
        builder = RunningJarida.in(home)
                .port(freePort())
                .environment("JARIDA_FETCH_ALLOW", newspaper.address())
                .environment("JARIDA_FETCH_OUTSIDE", "false");
        builder.set("gateway", "jarida.drain", DRAIN);
        for (String service : SERVICES) {
            firstPorts.put(service, freePort());
            secondPorts.put(service, freePort());
            builder.set(service, "server.port", Integer.toString(firstPorts.get(service)));
            builder.set(service, "jarida.drain", DRAIN);
            builder.set(
                    "gateway",
                    "jarida.gateway.upstreams." + service.replace("-service", ""),
                    firstAddress(service) + "," + secondAddress(service));
        }
        jarida = builder.start();
    }

    Path home() {
        return home;
    }

    public TestNewspaper newspaper() {
        return newspaper;
    }

    public RunningJarida jarida() {
        return jarida;
    }

    /** Kills the runner, which has the broker and the store in it, and starts everything again where it was. */
    void killAndStartAgain() throws IOException {
        jarida.kill();
        jarida = builder.start();
    }

    public Visitor admin() {
        return Visitor.staff(jarida.url(), "admin", PASSWORD);
    }

    public Visitor moderator() {
        return Visitor.staff(jarida.url(), MODERATOR, PASSWORD);
    }

    /** Where a service itself listens, behind the gateway. */
    URI firstAddress(String service) {
        return address(firstPorts.get(service));
    }

    /** Where the gateway looks for a second replica of a service. */
    URI secondAddress(String service) {
        return address(secondPorts.get(service));
    }

    @Override
    public void close() throws IOException {
        jarida.close();
        newspaper.close();
        jarida.deleteHome();
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Gives it to the methods of a test class that ask for it. */
    public static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedJarida.class;
        }

        @Override
        public SharedJarida resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(SharedJarida.class))
                    .computeIfAbsent(SharedJarida.class, _ -> start(), SharedJarida.class);
        }

        private static SharedJarida start() {
            try {
                return new SharedJarida();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
