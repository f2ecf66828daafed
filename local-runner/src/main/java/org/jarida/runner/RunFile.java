package org.jarida.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code run.json} in the home tells other processes while a runner is up.
 *
 * @param pid of the runner
 * @param url of the site
 * @param services by name
 */
record RunFile(
        long pid, String url, String bootstrapServers, String mongoUri, int demoPort, Map<String, Service> services) {

    static final String NAME = "run.json";

    /**
     * @param managementPort health, metrics and dead letters
     * @param pid changes when the service is started again
     */
    record Service(int port, int managementPort, long pid) {}

    RunFile with(Map<String, Service> running) {
        return new RunFile(pid, url, bootstrapServers, mongoUri, demoPort, running);
    }

    String json() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** What the runner that uses the folder has written; empty when none is up. */
    static Optional<RunFile> read(Path home) throws IOException {
        Path file = home.resolve(NAME);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        RunFile run = JsonMapper.builder().build().readValue(Files.readString(file), RunFile.class);
        // a killed runner leaves the file behind
        return ProcessHandle.of(run.pid()).filter(ProcessHandle::isAlive).map(alive -> run);
    }
}
