package org.jarida.runner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A broker, a store and ingest-service as processes see them, and nothing else of Jarida: for measuring it. The store is
 * the server that the environment's {@code MONGODB_URI} names, else the embedded one.
 */
public final class IngestAlone implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(15);

    private final Path home;
    private final Ports ports = new Ports();
    private final LocalKafka broker;
    private final @Nullable LocalMongo embedded;
    private final String store;
    private final ServiceApp app;
    private final Path launcher;

    public IngestAlone(Path home) throws IOException, InterruptedException {
        this.home = home;
        Path root = Path.of("").toAbsolutePath().getParent();
        Path apps = Path.of("target", "apps").toAbsolutePath();
        app = ServiceApp.of(ServiceSpec.INGEST, root.resolve("ingest-service/target/ingest-service.jar"), apps);
        launcher = LauncherJar.in(apps);
        broker = LocalKafka.start(home.resolve("kafka"), ports.free(), ports.free());
        String uri = System.getenv("MONGODB_URI");
        embedded = uri == null || uri.isBlank() ? LocalMongo.start(home.resolve("store"), 0) : null;
        store = embedded == null ? uri : embedded.uri();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What the store is, for a report. */
    public String storeKind() {
        return embedded == null ? "MongoDB" : "embedded store";
    }

    /**
     * Starts ingest-service on a database and returns when it is ready.
     *
     * @param jvm flags of its JVM
     * @param settings its Spring properties
     */
    public Running start(String database, List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        int management = ports.free();
        List<String> command = new ArrayList<>();
        command.add(Jdk.tool("java").toString());
        command.addAll(jvm);
        command.addAll(
                List.of("-cp", app.classPath(launcher), "org.jarida.runner.child.ServiceLauncher", app.mainClass()));
        command.add("--server.port=" + ports.free());
        command.add("--management.server.port=" + management);
        command.add("--jarida.store.database=" + database);
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        URI actuator = URI.create("http://127.0.0.1:" + management + "/actuator/");
        ServiceProcess process = new ServiceProcess(
                ServiceSpec.INGEST,
                () -> command,
                Map.of(
                        "MALLOC_ARENA_MAX",
                        "2",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers(),
                        "MONGODB_URI",
                        store,
                        "JARIDA_KEYS_DIR",
                        Files.createDirectories(home.resolve("keys")).toString()),
                actuator.resolve("health/readiness"),
                home.resolve("ingest-service.log"),
                _ -> {});
        process.start();
        process.awaitReady(READY_LIMIT);
        return new Running(process, actuator);
    }

    /** A running ingest-service. */
    public record Running(ServiceProcess process, URI actuator) implements AutoCloseable {

        public ProcessHandle handle() {
            return ProcessHandle.of(process.pid()).orElseThrow();
        }

        /** Resident memory at its peak, in bytes. */
        public long peakResidentBytes() throws IOException {
            Optional<String> peak;
            try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
                peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst();
            }
            return Long.parseLong(peak.orElseThrow().replaceAll("\\D", "")) * 1024;
        }

        /** Stops it as SIGTERM does. */
        @Override
        public void close() {
            process.terminate();
            try {
                process.awaitEnd(END_LIMIT);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        broker.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
