package org.jarida.runner;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One service as a JVM of its own, started again when it dies.
 *
 * <p>The pause before the next start doubles from half a second to 15 seconds and falls back once a process has lived for
 * a minute. The child's standard input is a pipe that this object keeps open: the child ends with it
 * ({@link org.jarida.runner.child.ServiceLauncher}).
 */
final class ServiceProcess {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);
    private static final int PROBE_TIMEOUT_MILLIS = 2_000;
    private static final int DEATHS_AT_START = 3;
    private static final long LOG_BYTES = 10L * 1024 * 1024;

    private final String name;
    private final Supplier<List<String>> command;
    private final Map<String, String> environment;
    private final URI health;
    private final Path log;
    private final Consumer<String> progress;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile Change change = () -> {};

    /** Takes note that another process runs the service. */
    @FunctionalInterface
    interface Change {
        void happened() throws IOException;
    }

    /**
     * @param command asked for at every start: there may be an AOT cache by then
     * @param health answers 200 when the service is ready
     * @param progress takes a line for each death
     */
    ServiceProcess(
            String name,
            Supplier<List<String>> command,
            Map<String, String> environment,
            URI health,
            Path log,
            Consumer<String> progress) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.health = health;
        this.log = log;
        this.progress = progress;
    }

    String name() {
        return name;
    }

    /** Of the process that lives now, or lived last. */
    long pid() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return current.pid();
    }

    void onChange(Change task) {
        change = task;
    }

    void start() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Process first = spawn();
        Thread.ofPlatform().name("watch-" + name).daemon().start(() -> keepAlive(first));
    }

    /**
     * Returns when the service is ready.
     *
     * @throws StartFailedException when it dies again and again, or is not ready in time
     */
    void awaitReady(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!isReady()) {
            if (deaths.get() >= DEATHS_AT_START) {
                throw new StartFailedException(name + " does not start; its log says why: " + log);
            }
            if (System.nanoTime() > end) {
                throw new StartFailedException(
                        "%s is not ready after %d s; its log may say why: %s".formatted(name, limit.toSeconds(), log));
            }
            if (stopping.await(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartFailedException(name + " has been stopped");
            }
        }
    }

    /** Asks the service to finish what it has begun and to end, and starts it no more. */
    void terminate() {
        stopping.countDown();
        Process current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Waits for the end that {@link #terminate()} has asked for, and kills the process when the limit has passed. */
    void awaitEnd(Duration limit) throws InterruptedException {
        Process current = process;
        if (current != null && !current.waitFor(limit)) {
            current.destroyForcibly();
            current.waitFor();
        }
    }

    private boolean isReady() {
        Process current = process;
        return current != null && answers() && current.isAlive();
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
            connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // nobody listens yet
            return false;
        }
    }

    private synchronized Process spawn() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.get())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        if (stopping.getCount() == 0) {
            started.destroy();
        }
        return started;
    }

    private void keepAlive(Process first) {
        Process current = first;
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                long born = System.nanoTime();
                int exit = current.waitFor();
                if (System.nanoTime() - born > LONG_LIFE.toNanos()) {
                    pause = FIRST_PAUSE;
                }
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                deaths.incrementAndGet();
                progress.accept("%s ended with %d and is started again".formatted(name, exit));
                current = startAgain(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tries for as long as it takes: a full disk or too many processes are things that pass. */
    private Process startAgain(Duration pause) throws InterruptedException {
        while (true) {
            try {
                Process started = spawn();
                try {
                    change.happened();
                } catch (IOException e) {
                    progress.accept("%s runs, but nobody is told: %s".formatted(name, e.getMessage()));
                }
                return started;
            } catch (IOException e) {
                progress.accept("%s cannot be started: %s".formatted(name, e.getMessage()));
                stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
