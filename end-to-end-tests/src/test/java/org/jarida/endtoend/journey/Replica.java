package org.jarida.endtoend.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarida.runner.RunningJarida;

/** Another process of a service or of the gateway, as the runner started the first one but for its ports. */
final class Replica implements AutoCloseable {

    private static final Duration STARTS = Duration.ofMinutes(2);

    private final URI address;
    private final URI management;
    private final ProcessBuilder builder;
    private Process process;

    private Replica(URI address, URI management, ProcessBuilder builder) throws IOException {
        this.address = address;
        this.management = management;
        this.builder = builder;
        this.process = builder.start();
    }

    /** Starts one at an address of this machine, with as little heap as the runner's. */
    static Replica start(SharedJarida shared, String service, URI address) {
        return startWith(shared, service, address);
    }

    /** Starts one with some flags of the JVM (such as {@code -Xmx1g}) and settings in place of the runner's. */
    static Replica startWith(SharedJarida shared, String service, URI address, String... own) {
        try {
            RunningJarida jarida = shared.jarida();
            URI management = URI.create("http://127.0.0.1:" + SharedJarida.freePort());
            ProcessHandle.Info first = jarida.process(service).info();
            List<String> command = new ArrayList<>();
            command.add(first.command().orElseThrow());
            Stream.of(first.arguments().orElseThrow())
                    .filter(argument -> !argument.matches("--(management\\.)?server\\.port=.*"))
                    .map(argument -> Stream.of(own)
                            .filter(each -> each.startsWith(name(argument)))
                            .findFirst()
                            .orElse(argument))
                    .forEach(command::add);
            command.add("--server.port=" + address.getPort());
            command.add("--management.server.port=" + management.getPort());
            Path log = shared.home().resolve("second-" + service + ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "KAFKA_BOOTSTRAP_SERVERS", jarida.bootstrapServers(),
                            "MONGODB_URI", jarida.mongoUri(),
                            "JARIDA_KEYS_DIR", shared.home().resolve("keys").toString(),
                            "JARIDA_FETCH_ALLOW", shared.newspaper().address(),
                            "JARIDA_GATEWAY_LIMITS_EXEMPT", "127.0.0.0/8",
                            "SPRING_CONFIG_ADDITIONAL_LOCATION",
                                    "optional:file:" + shared.home().resolve("accounts.yaml")));
            return new Replica(address, management, builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What says which setting it is: {@code -Xmx}, or all before the equals sign. */
    private static String name(String argument) {
        return argument.startsWith("-Xmx") ? "-Xmx" : argument.replaceFirst("=.*", "=");
    }

    URI management() {
        return management;
    }

    Replica awaitReady() {
        awaitReady(management);
        return this;
    }

    /** Waits until whatever has this management port is ready. */
    static void awaitReady(URI management) {
        Visitor operator = Visitor.person(management);
        await().atMost(STARTS)
                .ignoreExceptions()
                .until(() -> operator.get("/actuator/health/readiness").status() == 200);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks it to end, as an operator or an orchestrator does, and waits until it has. */
    void end() {
        // the process's own method closes its standard input too, which tells it that the runner is gone
        process.toHandle().destroy();
        process.onExit().join();
    }

    /** Kills it without a word. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again where it was, once it has ended. */
    void startAgain() throws IOException {
        process = builder.start();
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
