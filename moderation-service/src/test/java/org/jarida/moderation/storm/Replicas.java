package org.jarida.moderation.storm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jarida.moderation.RunningService;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TestTokens;

/** Replicas of the service in JVMs of their own, which may be killed, on one store. */
final class Replicas implements AutoCloseable {

    private final String database;
    private final TestTokens tokens = TestTokens.inTemporaryFolder();
    private final List<Process> running = new ArrayList<>();

    Replicas(String database) {
        this.database = database;
    }

    void start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            running.add(replica());
        }
    }

    /** SIGKILL for one of them; another takes its place at once. */
    void kill(int which) throws IOException, InterruptedException {
        Process victim = running.get(which).destroyForcibly();
        victim.waitFor();
        running.set(which, replica());
    }

    int count() {
        return running.size();
    }

    private Process replica() throws IOException {
        List<String> command = Stream.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunningService.MAIN_CLASS,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--spring.mongodb.uri=" + TestStore.uri(),
                        "--jarida.store.database=" + database,
                        "--jarida.keys.dir=" + tokens.keysDir(),
                        "--logging.level.root=WARN")
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
        running.forEach(each -> each.onExit().join());
    }
}
