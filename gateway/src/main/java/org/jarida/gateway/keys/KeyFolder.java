package org.jarida.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds the current keys and reads their folder again at an interval, so that a key put there takes part without a
 * restart. The gateway does not start without keys; once it runs, a folder that cannot be read keeps the last ones.
 */
@Component
public class KeyFolder {

    private static final Logger log = LoggerFactory.getLogger(KeyFolder.class);

    private final KeyFiles files;
    private final KeySettings settings;
    private final Clock clock;
    private volatile Keys keys;

    KeyFolder(KeySettings settings, Clock clock) {
        this.files = new KeyFiles(settings.dir());
        this.settings = settings;
        this.clock = clock;
        try {
            this.keys = files.read(clock.instant().minus(settings.settle()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key folder must be filled first: gateway.jar keys <folder>", e);
        }
    }

    /** The keys of this moment; ask again for every request. */
    public Keys current() {
        return keys;
    }

    @Scheduled(fixedDelayString = "${jarida.keys.refresh:10s}")
    void refresh() {
        try {
            Keys read = files.read(clock.instant().minus(settings.settle()));
            if (!read.token().id().equals(keys.token().id())) {
                log.info(
                        "Tokens are signed with key {} from now on",
                        read.token().id());
            }
            keys = read;
        } catch (IOException e) {
            log.error("The key folder cannot be read, the last keys are kept", e);
        }
    }
}
