package org.jarida.runner;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarida.runner.demo.DemoNewspaper;
import org.slf4j.LoggerFactory;

/** What the runner runs in its own JVM, started and stopped once in a folder of its own, for the AOT cache of the runner. */
final class Rehearsal {

    private Rehearsal() {}

    static void run() throws IOException {
        Path folder = Files.createTempDirectory("jarida-rehearsal-");
        try {
            Ports ports = new Ports();
            try (LocalMongo _ = LocalMongo.start(folder.resolve("store"), 0);
                    DemoNewspaper _ = DemoNewspaper.start(ports.free(), LocalDate.EPOCH);
                    LocalKafka broker = LocalKafka.start(folder.resolve("kafka"), ports.free(), ports.free())) {
                LoggerFactory.getLogger(Rehearsal.class).info("rehearsed on {}", broker.bootstrapServers());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** Makes the cache that {@code ./jarida} gives the next runner, beside the jar; nothing when it does not run from it. */
    static void makeCache() throws IOException, InterruptedException {
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        if (!jar.endsWith("local-runner.jar")) {
            return;
        }
        AotCache cache =
                new AotCache(jar.resolveSibling("local-runner-" + System.getProperty("java.runtime.version") + ".aot"));
        if (!cache.exists() || Files.getLastModifiedTime(cache.file()).compareTo(Files.getLastModifiedTime(jar)) < 0) {
            cache.make(flags -> command(jar, flags), Map.of());
        }
    }

    private static List<String> command(Path jar, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Jdk.tool("java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-XX:AOT"))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toString(), "rehearse"));
        return command;
    }
}
