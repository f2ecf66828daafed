package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all state, used by one runner at a time.
 *
 * <p>The lock belongs to the process and goes with it, so that a killed runner leaves none behind. What must stay the
 * same over restarts stands in {@code runner.properties}: the broker's port, and the demo newspaper's port and first
 * day, on which its links and articles depend.
 */
final class RunnerHome implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final FileChannel lock;

    private RunnerHome(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, which may be new.
     *
     * @throws StartFailedException when another runner uses it
     */
    static RunnerHome open(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new StartFailedException(
                    "%s is in use by another runner: stop that one, or choose another folder with --home"
                            .formatted(folder));
        }
        return new RunnerHome(folder, channel);
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path log(String service) {
        return folder.resolve("logs").resolve(service + ".log");
    }

    /** Replaces a file as a whole, readable by its owner only. */
    void writePrivately(String name, String content) throws IOException {
        Path draft = folder.resolve(name + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, content, UTF_8);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What stays the same over restarts, made at the first start; a port that another process took is replaced. */
    Kept kept(Ports ports, Clock clock) throws IOException {
        Path file = folder.resolve("runner.properties");
        Properties old = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                old.load(reader);
            }
        }
        String firstDay = old.getProperty("first-day");
        Kept kept = new Kept(
                keptPort(ports, old.getProperty("broker-port")),
                keptPort(ports, old.getProperty("demo-port")),
                firstDay == null ? LocalDate.now(clock) : LocalDate.parse(firstDay));
        writePrivately("runner.properties", """
                broker-port=%d
                demo-port=%d
                first-day=%s
                """.formatted(kept.brokerPort(), kept.demoPort(), kept.firstDay()));
        return kept;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static int keptPort(Ports ports, @Nullable String old) throws IOException {
        return old == null ? ports.free() : ports.freeOr(Integer.parseInt(old));
    }

    /**
     * What stays the same over restarts.
     *
     * @param firstDay the day of the very first start
     */
    record Kept(int brokerPort, int demoPort, LocalDate firstDay) {}
}
