package org.jarida.ingest.opml;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jarida.ingest.opml.OpmlImport.Line;

/**
 * Collection {@code imports}: {@code {_id, outlines, lines: [{name, url, result, source, reason, wrong}], beganAt, toldAt}};
 * an index on {@code beganAt} lets each go after a week.
 */
final class MongoImportRunStore implements ImportRunStore {

    private static final long KEPT_DAYS = 7;
    private static final String ID = "_id";
    private static final String BEGAN_AT = "beganAt";

    private final MongoCollection<Stored> imports;

    MongoImportRunStore(MongoDatabase database) {
        this.imports = database.getCollection("imports", Stored.class);
    }

    public record Stored(@BsonId String id, int outlines, List<Line> lines, Instant beganAt, Instant toldAt) {}

    @Override
    public void ensureIndexes() {
        imports.createIndex(Indexes.ascending(BEGAN_AT), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
    }

    @Override
    public void begin(ImportRun run) {
        imports.insertOne(new Stored(run.id(), run.outlines(), run.lines(), run.beganAt(), run.toldAt()));
    }

    @Override
    public void tell(String id, List<Line> lines, Instant now) {
        imports.updateOne(eq(ID, id), combine(pushEach("lines", lines), set("toldAt", now)));
    }

    @Override
    public Optional<ImportRun> find(String id) {
        return Optional.ofNullable(imports.find(eq(ID, id)).first())
                .map(stored -> new ImportRun(
                        stored.id(), stored.outlines(), stored.lines(), stored.beganAt(), stored.toldAt()));
    }
}
