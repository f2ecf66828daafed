package org.jarida.runner;

import java.io.IOException;
import java.time.LocalDate;

/**
 * The demo newspaper as the runner needs it.
 *
 * @param sourcesYaml what ingest-service is to follow at a first start
 * @param server closed at the end
 */
record Newspaper(int port, String sourcesYaml, AutoCloseable server) {

    /** Makes the newspaper serve on {@code port}. */
    @FunctionalInterface
    interface Press {
        Newspaper start(int port, LocalDate firstDay) throws IOException;
    }
}
