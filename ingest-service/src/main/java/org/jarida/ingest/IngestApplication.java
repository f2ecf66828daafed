package org.jarida.ingest;

import java.time.Clock;
import org.jarida.ingest.fetch.FetchSettings;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.fetch.FetchingPageSource;
import org.jarida.ingest.preview.PreviewCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads newspapers and publishes what they say; the only service that reaches the outside network. With {@code preview} as
 * its first argument it shows what it would read and ends, without store or broker.
 */
@SpringBootApplication
class IngestApplication {

    static void main(String[] args) {
        if (args.length > 0 && args[0].equals(PreviewCommand.NAME)) {
            System.exit(preview(args));
        }
        SpringApplication.run(IngestApplication.class, args);
    }

    /** The environment's {@code JARIDA_FETCH_*} hold here too. What goes well is not logged: the output is for programs. */
    private static int preview(String[] args) {
        LoggingSystem.get(IngestApplication.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        FetchSettings settings =
                Binder.get(new StandardEnvironment()).bindOrCreate("jarida.fetch", FetchSettings.class);
        try (Fetcher fetcher = new Fetcher(settings, Clock.systemUTC())) {
            return PreviewCommand.run(args, new FetchingPageSource(fetcher));
        }
    }
}
