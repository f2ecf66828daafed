package org.jarida.ingest.opml;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.task.StartTask;
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
    ImportRunStore importRunStore(MongoDatabase mongoDatabase) {
        return new MongoImportRunStore(mongoDatabase);
    }

    @Bean
    StartTask importIndexes(ImportRunStore importRunStore) {
        return new StartTask("import-indexes", importRunStore::ensureIndexes);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService importThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("import-", 0).factory());
    }

    @Bean
    ImportRuns importRuns(
            OpmlImport opmlImport, ImportRunStore importRunStore, ExecutorService importThreads, Clock clock) {
        return new ImportRuns(opmlImport, importRunStore, importThreads, clock);
    }

    @Bean
    OpmlExport opmlExport(Sources sources, JsonMapper json, Clock clock) {
        return new OpmlExport(sources, json, clock);
    }
}
