package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of one JVM as it has loaded them, kept in a file (AppCDS) that about halves the time of its next start.
 *
 * <p>It is made once, from the running process: it stands still for a moment, and no second process has to be trained.
 * Without the file everything works, only slower, so a failure to make it is logged and not more.
 */
record ClassArchive(Path file) {

    private static final Logger log = LoggerFactory.getLogger(ClassArchive.class);

    boolean exists() {
        return Files.exists(file);
    }

    /** The flags of a JVM that uses the archive, or of one from which it can be made. */
    List<String> flags() {
        // a stale archive is passed over in silence
        return exists()
                ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr")
                : List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    /** Makes the archive of the JVM {@code pid}, which was started with {@link #flags()}. */
    void make(long pid) throws InterruptedException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            String output = command(pid, "VM.cds", "dynamic_dump", draft.toString());
            if (Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                log.warn("No class archive {}: {}", file, output);
            }
            // the dump leaves some hundred megabytes in the process that it does not need again
            command(pid, "System.trim_native_heap");
        } catch (IOException e) {
            log.warn("No class archive {}", file, e);
        }
    }

    private static String command(long pid, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jdk.tool("jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), UTF_8);
        } finally {
            process.waitFor();
        }
    }
}
