package org.jarida.article.verdict;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jarida.events.ImageVerdictEvent;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts in MongoDB, one document for each image that ever had one, read by its id:
 *
 * <pre>{@code
 * { "_id": "9f86d0…", "version": 2, "visible": false, "round": 1, "state": "AUTO_HIDDEN", "at": ISODate }
 * }</pre>
 *
 * {@code state} and {@code at} are just for troubleshooting and are not read by the code.
 */
final class MongoVerdictStore implements VerdictStore {

    static final String VERDICTS = "verdicts";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String VISIBLE = "visible";
    private static final String ROUND = "round";
    private static final String STATE = "state";
    private static final String AT = "at";

    private final MongoCollection<Stored> verdicts;

    MongoVerdictStore(MongoDatabase database) {
        this.verdicts = database.getCollection(VERDICTS, Stored.class);
    }

    /** Public for the driver alone, which reads it by reflection. */
    public record Stored(
            @BsonId String id,
            long version,
            boolean visible,
            int round,
            @Nullable String state,
            @Nullable Instant at) {}

    @Override
    public void apply(List<ImageVerdictEvent> events) {
        List<WriteModel<Stored>> writes = new ArrayList<>();
        for (ImageVerdictEvent event : events) {
            Bson first = combine(
                    setOnInsert(VERSION, event.version()),
                    setOnInsert(VISIBLE, event.visible()),
                    setOnInsert(ROUND, event.round()),
                    setOnInsert(STATE, event.state().name()),
                    setOnInsert(AT, event.at()));
            writes.add(new UpdateOneModel<>(eq(ID, event.imageId()), first, new UpdateOptions().upsert(true)));
            writes.add(new UpdateOneModel<>(
                    and(eq(ID, event.imageId()), lt(VERSION, event.version())),
                    combine(
                            set(VERSION, event.version()),
                            set(VISIBLE, event.visible()),
                            set(ROUND, event.round()),
                            set(STATE, event.state().name()),
                            set(AT, event.at()))));
        }
        verdicts.bulkWrite(writes); // in order: what is not the first of its image must find the one before it
    }

    @Override
    public Set<String> hidden(Collection<String> imageIds) {
        Set<String> hidden = new HashSet<>();
        if (!imageIds.isEmpty()) {
            verdicts.find(and(in(ID, imageIds), eq(VISIBLE, false))).forEach(each -> hidden.add(each.id()));
        }
        return hidden;
    }

    @Override
    public int round(String imageId) {
        Stored verdict = verdicts.find(eq(ID, imageId)).first();
        return verdict == null ? 1 : verdict.round();
    }
}
