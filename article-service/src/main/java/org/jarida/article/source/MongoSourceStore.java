package org.jarida.article.source;

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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.jspecify.annotations.Nullable;

/**
 * Sources in MongoDB, one document each, read whole by its id:
 *
 * <pre>{@code
 * { "_id": "alquds",
 *   "described": 4,        // version of the description below, 0 for none yet
 *   "removed": 0,          // version of the last removal, 0 for none
 *   "description": { "name", "homepage", "language", "zone", "policy", "licence", "credit" } }
 * }</pre>
 *
 * Followed is a source whose description is newer than its removal.
 */
final class MongoSourceStore implements SourceStore {

    static final String SOURCES = "sources";
    private static final String ID = "_id";
    private static final String DESCRIBED = "described";
    private static final String REMOVED = "removed";
    private static final String DESCRIPTION = "description";

    private final MongoCollection<Stored> sources;

    MongoSourceStore(MongoDatabase database) {
        this.sources = database.getCollection(SOURCES, Stored.class);
    }

    /** Public for the driver alone, which reads it by reflection. */
    public record Stored(
            @BsonId String id,
            long described,
            long removed,
            @Nullable Description description) {}

    /** Public for the driver alone, which reads it by reflection. */
    public record Description(
            String name,
            @Nullable String homepage,
            String language,
            String zone,
            DisplayPolicy policy,
            @Nullable String licence,
            @Nullable String credit) {}

    @Override
    public void apply(List<SourceEvent> events) {
        List<WriteModel<Stored>> writes = new ArrayList<>();
        for (SourceEvent event : events) {
            Bson made = combine(setOnInsert(DESCRIBED, 0L), setOnInsert(REMOVED, 0L));
            writes.add(new UpdateOneModel<>(eq(ID, event.sourceId()), made, new UpdateOptions().upsert(true)));
            writes.add(
                    switch (event) {
                        case SourceChanged changed ->
                            new UpdateOneModel<>(
                                    olderThan(changed, DESCRIBED),
                                    combine(set(DESCRIBED, changed.version()), set(DESCRIPTION, description(changed))));
                        case SourceRemoved removed ->
                            new UpdateOneModel<>(olderThan(removed, REMOVED), set(REMOVED, removed.version()));
                    });
        }
        sources.bulkWrite(writes); // in order: the document must be there before it is compared
    }

    private static Bson olderThan(SourceEvent event, String version) {
        return and(eq(ID, event.sourceId()), lt(version, event.version()));
    }

    private static Description description(SourceChanged changed) {
        return new Description(
                changed.name(),
                changed.homepage(),
                changed.language(),
                changed.zone(),
                changed.policy(),
                changed.licence(),
                changed.credit());
    }

    @Override
    public Optional<Source> find(String sourceId) {
        return Optional.ofNullable(sources.find(eq(ID, sourceId)).first()).map(MongoSourceStore::source);
    }

    @Override
    public Map<String, Source> describe(Collection<String> sourceIds) {
        Map<String, Source> described = new HashMap<>();
        sourceIds.forEach(id -> described.put(id, Source.undescribed(id, true)));
        if (!described.isEmpty()) {
            sources.find(in(ID, described.keySet())).forEach(stored -> described.put(stored.id(), source(stored)));
        }
        return described;
    }

    @Override
    public List<Source> all() {
        List<Source> followed = new ArrayList<>();
        sources.find().forEach(stored -> {
            Source source = source(stored);
            if (source.followed()) {
                followed.add(source);
            }
        });
        followed.sort(Comparator.comparing(Source::name).thenComparing(Source::id));
        return followed;
    }

    private static Source source(Stored stored) {
        boolean followed = stored.described() > stored.removed();
        Description known = stored.description();
        if (known == null) {
            return Source.undescribed(stored.id(), followed);
        }
        return new Source(
                stored.id(),
                known.name(),
                known.homepage(),
                known.language(),
                zone(known.zone()),
                known.policy(),
                known.licence(),
                known.credit(),
                followed);
    }

    /** A zone that this Java does not know must not take the source's pages down. */
    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException _) {
            return ZoneId.of("UTC");
        }
    }
}
