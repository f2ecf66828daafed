package org.jarida.ingest.opml;

import java.time.Clock;
import org.jarida.ingest.source.Sources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires import and export. */
@Configuration(proxyBeanMethods = false)
class OpmlConfiguration {

    @Bean
    OpmlImport opmlImport(Sources sources, JsonMapper json) {
        return new OpmlImport(sources, json);
    }

    @Bean
    OpmlExport opmlExport(Sources sources, JsonMapper json, Clock clock) {
        return new OpmlExport(sources, json, clock);
    }
}
