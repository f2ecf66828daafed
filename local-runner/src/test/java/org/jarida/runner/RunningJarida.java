package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A whole Jarida in processes of its own, as {@code ./jarida up} starts it, for end-to-end tests.
 *
 * <p>Extracted jars are shared between tests; the home is the test's. AOT caches are made only when asked for: they take
 * longer than they save in a build.
 */
public final class RunningJarida implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final int SIGINT = 2;
    private static final String READY = "Jarida is ready at ";

    private final Path home;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private RunningJarida(Path home, Process process) {
        this.home = home;
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::readLines);
    }

    /** How one is to be started. */
    public static final class Builder {

        private final Path home;
        private final Map<String, String> environment = new HashMap<>();
        private final List<String> settings = new ArrayList<>();
        private Path root = Path.of("").toAbsolutePath().getParent();
        private Path apps = Path.of("target", "apps").toAbsolutePath();
        private String caches = "no";
        private int port;

        private Builder(Path home) {
            this.home = home;
        }

        /** The gateway's port; a free one unless set. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** A Spring property of one service. */
        public Builder set(String service, String key, String value) {
            settings.addAll(List.of("--set", service + ":" + key + "=" + value));
            return this;
        }

        /** A variable of the runner's environment, which the services inherit. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Builder makingCaches() {
            caches = "yes";
            return this;
        }

        Builder jars(Path folder) {
            root = folder;
            apps = folder.resolve("apps");
            return this;
        }

        /** Returns when all services are ready. */
        public RunningJarida start() throws IOException {
            RunningJarida jarida = launch();
            try {
                jarida.awaitReady();
                return jarida;
            } catch (AssertionError | RuntimeException e) {
                jarida.close();
                throw e;
            }
        }

        RunningJarida launch() throws IOException {
            List<String> command = new ArrayList<>(interruptible());
            command.addAll(List.of(
                    Jdk.tool("java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx320m",
                    "-Xss512k",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    // the log's settings are the runner's, not the tests'
                    "-Dlogback.configurationFile=logback.xml",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LocalRunner.class.getName(),
                    "up",
                    "--home",
                    home.toString(),
                    "--root",
                    root.toString(),
                    "--apps",
                    apps.toString(),
                    "--caches",
                    caches,
                    "--port",
                    Integer.toString(port == 0 ? new Ports().free() : port)));
            command.addAll(settings);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            return new RunningJarida(home, builder.start());
        }
    }

    /** What a shell starts in the background ignores SIGINT, and so would all that it starts in turn. */
    private static List<String> interruptible() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return List.of();
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .sum();
        boolean interrupts = (ignored & 1 << (SIGINT - 1)) == 0;
        return interrupts ? List.of() : List.of("env", "--default-signal=INT");
    }

    public static Builder in(Path home) {
        return new Builder(home);
    }

    /** The gateway's address, without a slash at its end. */
    public URI url() {
        return URI.create(run().url());
    }

    public String adminPassword() {
        return read("admin-password").strip();
    }

    public String bootstrapServers() {
        return run().bootstrapServers();
    }

    public String mongoUri() {
        return run().mongoUri();
    }

    public URI service(String name) {
        return URI.create("http://127.0.0.1:" + run().services().get(name).port());
    }

    public URI management(String name) {
        return URI.create("http://127.0.0.1:" + run().services().get(name).managementPort());
    }

    /** The log of a service, for a test that fails. */
    public String log(String service) {
        return read("logs/" + service + ".log");
    }

    /** The process that runs a service at the moment; changes when the service is started again. */
    public ProcessHandle process(String service) {
        return ProcessHandle.of(run().services().get(service).pid()).orElseThrow();
    }

    /** Kills the runner as SIGKILL does; its services end by themselves. */
    public void kill() {
        List<ProcessHandle> all = processes();
        process.destroyForcibly();
        awaitEnd(all);
    }

    /** Stops the runner as SIGTERM does. */
    public void stop() {
        signal("TERM");
    }

    /** Sends a signal to the runner and waits until no process is left; the time from one to the other. */
    Duration signal(String name) {
        List<ProcessHandle> all = processes();
        long start = System.nanoTime();
        try {
            assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                            .start()
                            .onExit())
                    .succeedsWithin(END_LIMIT)
                    .satisfies(kill -> assertThat(kill.exitValue()).isZero());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd(all);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The runner and its services. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** What it has printed until now. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Its exit code, once it has ended by itself. */
    int exit() {
        assertThat(process.onExit()).succeedsWithin(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(reader).satisfies(thread -> Awaitility.await().until(() -> !thread.isAlive()));
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    /** Deletes all that it has kept; for when it has ended. */
    public void deleteHome() throws IOException {
        Folders.delete(home);
    }

    private RunFile run() {
        try {
            return RunFile.read(home).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        Awaitility.await().atMost(READY_LIMIT).until(() -> !process.isAlive() || isReady());
        assertThat(isReady()).withFailMessage(() -> "not ready: " + lines).isTrue();
    }

    private boolean isReady() {
        return lines.stream().anyMatch(line -> line.startsWith(READY));
    }

    private static void awaitEnd(List<ProcessHandle> all) {
        Awaitility.await().atMost(END_LIMIT).untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output ended: " + e);
        }
    }
}
