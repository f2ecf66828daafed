package org.jarida.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of one service in a file that its next start maps instead of reading them (AppCDS).
 *
 * <p>It is made by a process that is started for it, refreshes its context and ends, at the lowest priority: a dump of the
 * running service was tried first and crashed it (SIGSEGV in JDK 25.0.3 while it resolved a lambda). Without the file
 * everything works, only slower, so a failure to make it is logged and not more.
 */
record ClassArchive(Path file) {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    boolean exists() {
        return Files.exists(file);
    }

    /** The flags of a JVM that uses the archive, if there is one. */
    List<String> flags() {
        // a stale archive is passed over in silence
        return exists()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of();
    }

    /**
     * Makes the archive by running a service up to its refreshed context.
     *
     * @param command of the service, given the flags of its JVM
     */
    void make(Function<List<String>, List<String>> command, Map<String, String> environment)
            throws InterruptedException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        List<String> training = new ArrayList<>(List.of("nice", "-n", "19"));
        training.addAll(command.apply(List.of(
                "-XX:ArchiveClassesAtExit=" + draft,
                "-Dspring.context.exit=onRefresh",
                "-Xlog:disable",
                "-Xlog:all=error:stderr")));
        try {
            Files.deleteIfExists(draft);
            ProcessBuilder builder = new ProcessBuilder(training)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT)) {
                process.destroyForcibly();
            }
            if (Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                log.warn("No class archive {}", file);
            }
        } catch (IOException e) {
            log.warn("No class archive {}", file, e);
        }
    }
}
