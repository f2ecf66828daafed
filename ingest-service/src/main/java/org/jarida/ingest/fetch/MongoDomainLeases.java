package org.jarida.ingest.fetch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code domains}: {@code {_id: "example.org", holder, until}}; nobody but the holder visits the domain before
 * {@code until}. A domain without a holder is in its pause or free. Those long unvisited expire.
 */
final class MongoDomainLeases implements DomainLeases {

    private static final String ID = "_id";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";

    private final MongoCollection<Stored> domains;

    MongoDomainLeases(MongoDatabase database) {
        this.domains = database.getCollection("domains", Stored.class);
    }

    /** The document. */
    public record Stored(@BsonId String id, @Nullable String holder, Instant until) {}

    @Override
    public void ensureIndexes() {
        domains.createIndex(Indexes.ascending(UNTIL), new IndexOptions().expireAfter(1L, TimeUnit.DAYS));
    }

    /** Most domains are known, and free: one update. */
    @Override
    public Optional<Instant> take(String domain, String holder, Instant now, Instant until) {
        var free = and(eq(ID, domain), lte(UNTIL, now));
        if (domains.updateOne(free, combine(set(HOLDER, holder), set(UNTIL, until)))
                        .getMatchedCount()
                == 1) {
            return Optional.empty();
        }
        Stored known = domains.find(eq(ID, domain)).first();
        if (known != null) {
            return Optional.of(known.until());
        }
        return insert(new Stored(domain, holder, until)) ? Optional.empty() : Optional.of(now);
    }

    private boolean insert(Stored first) {
        try {
            domains.insertOne(first);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public void leave(String domain, String holder, Instant freeAt) {
        domains.updateOne(and(eq(ID, domain), eq(HOLDER, holder)), combine(set(UNTIL, freeAt), unset(HOLDER)));
    }
}
