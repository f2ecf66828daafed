package org.jarida.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loaded and linked classes of one program in a file that its next start maps (JEP 483, JEP 514).
 *
 * <p>It takes two processes, both at the lowest priority: one runs the program up to a point where it ends by itself and
 * records its classes, the other makes the file of the record. Both end with the runner, however that ends. Without the
 * file everything works, only slower, so a failure to make it is logged and not more.
 */
record AotCache(Path file) {

    private static final Logger log = LoggerFactory.getLogger(AotCache.class);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    /**
     * Runs a command until its standard input ends, which is a pipe of ours.
     *
     * <p>The process that makes the file runs no code of ours that could watch the pipe.
     */
    private static final String GUARDED = """
            exec 3<&0
            "$@" <&3 &
            command=$!
            { read -r _ <&3; kill -s KILL "$command"; } 2>/dev/null &
            wait "$command"
            exit=$?
            kill "$!"
            exit "$exit"
            """;

    boolean exists() {
        return Files.exists(file);
    }

    /** The flags of a JVM that uses the cache, if there is one; a stale one is passed over in silence. */
    List<String> flags() {
        return exists() ? with("-XX:AOTCache=" + file) : List.of();
    }

    /**
     * Makes the cache.
     *
     * @param training the command of a program that soon ends by itself, given more flags of its JVM
     */
    void make(UnaryOperator<List<String>> training, Map<String, String> environment) throws InterruptedException {
        Path record = file.resolveSibling(file.getFileName() + ".record");
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            run(training.apply(with("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record)), environment);
            run(
                    training.apply(
                            with("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + draft)),
                    environment);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("No AOT cache {}", file, e);
        } finally {
            delete(record);
            delete(draft);
        }
    }

    private static void run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> guarded = new ArrayList<>(List.of("nice", "-n", "19", "sh", "-c", GUARDED, "guard"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(LIMIT)) {
            process.destroyForcibly();
            throw new IOException("not made within " + LIMIT);
        }
        if (process.exitValue() != 0) {
            throw new IOException("the process that was to make it ended with " + process.exitValue());
        }
    }

    private static List<String> with(String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.addAll(QUIET);
        return all;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} stays behind", file, e);
        }
    }
}
