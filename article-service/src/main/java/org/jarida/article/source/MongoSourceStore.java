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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;

/**
 * Sources in MongoDB, one document each, read whole by its id:
 *
 * <pre>{@code
 * { "_id": "alquds",
 *   "version": 4,
 *   "followed": true,      // false once version 4 is a removal; the description stays for its articles
 *   "description": { "name", "homepage", "language", "zone", "policy", "licence", "credit" } }
 * }</pre>
 */
final class MongoSourceStore implements SourceStore {

    static final String SOURCES = "sources";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String FOLLOWED = "followed";
    private static final String DESCRIPTION = "description";
    private static final String POLICY = DESCRIPTION + ".policy";

    private final MongoCollection<Stored> sources;

    MongoSourceStore(MongoDatabase database) {
        this.sources = database.getCollection(SOURCES, Stored.class);
    }

    /** Public for the driver alone, which reads it by reflection. */
    public record Stored(@BsonId String id, long version, boolean followed, SourceDescription description) {}

    @Override
    public void apply(List<SourceEvent> events) {
        List<WriteModel<Stored>> writes = new ArrayList<>();
        for (SourceEvent event : events) {
            boolean followed = switch (event) {
                case SourceChanged _ -> true;
                case SourceRemoved _ -> false;
            };
            Bson first = combine(
                    setOnInsert(VERSION, event.version()),
                    setOnInsert(FOLLOWED, followed),
                    setOnInsert(DESCRIPTION, event.description()));
            writes.add(new UpdateOneModel<>(eq(ID, event.sourceId()), first, new UpdateOptions().upsert(true)));
            writes.add(new UpdateOneModel<>(
                    and(eq(ID, event.sourceId()), lt(VERSION, event.version())),
                    combine(
                            set(VERSION, event.version()),
                            set(FOLLOWED, followed),
                            set(DESCRIPTION, event.description()))));
        }
        sources.bulkWrite(writes); // in order: what is not the first of its source must find the one before it
    }

    @Override
    public Optional<Source> find(String sourceId) {
        return Optional.ofNullable(sources.find(eq(ID, sourceId)).first()).map(MongoSourceStore::source);
    }

    @Override
    public Map<String, Source> describe(Collection<String> sourceIds) {
        Map<String, Source> described = new HashMap<>();
        sourceIds.forEach(id -> described.put(id, Source.undescribed(id)));
        if (!described.isEmpty()) {
            sources.find(in(ID, described.keySet())).forEach(stored -> described.put(stored.id(), source(stored)));
        }
        return described;
    }

    @Override
    public List<Source> all() {
        List<Source> followed = new ArrayList<>();
        sources.find(eq(FOLLOWED, true)).forEach(stored -> followed.add(source(stored)));
        followed.sort(Comparator.comparing(Source::name).thenComparing(Source::id));
        return followed;
    }

    @Override
    public Set<String> linkOnly() {
        Set<String> ids = new HashSet<>();
        sources.find(in(POLICY, DisplayPolicy.LINK.name(), DisplayPolicy.UNKNOWN.name()))
                .forEach(stored -> ids.add(stored.id()));
        return ids;
    }

    private static Source source(Stored stored) {
        SourceDescription known = stored.description();
        return new Source(
                stored.id(),
                known.name(),
                known.homepage(),
                known.language(),
                zone(known.zone()),
                known.policy(),
                known.licence(),
                known.credit(),
                stored.followed());
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
