package org.jarida.ingest.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jarida.service.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of sources to begin with: a list under {@code sources}, each in the shape that the API takes. At every start those
 * whose id was never used are added; one that an editor changed or removed since stays as it is. A wrong one is logged and
 * passed over.
 */
final class SourcesFile {

    private static final Logger log = LoggerFactory.getLogger(SourcesFile.class);

    private final Path file;
    private final Sources sources;
    private final JsonMapper json;

    SourcesFile(Path file, Sources sources, JsonMapper json) {
        this.file = file;
        this.sources = sources;
        this.json = json;
    }

    /** Adds what is new; throws when the store is away, so that it is done again. */
    void addNewSources() {
        for (Object item : items()) {
            try {
                SourceInput input = json.convertValue(item, SourceInput.class);
                if (sources.addIfNew(input)) {
                    log.info("source {} added from {}", input.id() == null ? input.name() : input.id(), file);
                }
            } catch (ProblemException | JacksonException wrong) {
                log.error("a source of {} is passed over: {}", file, wrong.getMessage());
            }
        }
    }

    private List<?> items() {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return document instanceof Map<?, ?> map && map.get("sources") instanceof List<?> list ? list : List.of();
        } catch (IOException | YAMLException unreadable) {
            log.error("{} cannot be read: {}", file, unreadable.getMessage());
            return List.of();
        }
    }
}
