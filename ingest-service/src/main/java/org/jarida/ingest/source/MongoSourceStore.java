package org.jarida.ingest.source;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code sources}: {@code {_id: "alquds", source: {version: 3, description: {name, feeds: [{url, kind}], …},
 * paused, removed, withdrawArticles, changedAt, pendingSince}}}. The sparse index on {@code pendingSince} serves the relay.
 */
final class MongoSourceStore implements SourceStore {

    private static final String ID = "_id";
    private static final String VERSION = "source.version";
    private static final String REMOVED = "source.removed";
    private static final String PENDING_SINCE = "source.pendingSince";

    private final MongoCollection<Stored> sources;

    MongoSourceStore(MongoDatabase database) {
        this.sources = database.getCollection("sources", Stored.class);
    }

    /** The document. */
    public record Stored(@BsonId String id, Source source) {}

    @Override
    public void ensureIndexes() {
        sources.createIndex(Indexes.ascending(PENDING_SINCE), new IndexOptions().sparse(true));
    }

    @Override
    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.find(eq(ID, id)).first()).map(Stored::source);
    }

    @Override
    public boolean insert(Source source) {
        try {
            sources.insertOne(new Stored(source.id(), source));
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public boolean replace(Source source) {
        return sources.replaceOne(
                                and(eq(ID, source.id()), eq(VERSION, source.version() - 1)),
                                new Stored(source.id(), source))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Source> list(@Nullable String after, int limit) {
        return sources.find(and(gt(ID, after == null ? "" : after), eq(REMOVED, false)))
                .sort(ascending(ID))
                .limit(limit)
                .map(Stored::source)
                .into(new ArrayList<>());
    }

    @Override
    public List<Source> removedWithArticles(Instant since) {
        return sources.find(and(eq(REMOVED, true), eq("source.withdrawArticles", true), gt("source.changedAt", since)))
                .map(Stored::source)
                .into(new ArrayList<>());
    }

    @Override
    public List<Source> pending(int limit) {
        return sources.find(exists(PENDING_SINCE))
                .sort(ascending(PENDING_SINCE))
                .limit(limit)
                .map(Stored::source)
                .into(new ArrayList<>());
    }

    @Override
    public void markPending(String id, Instant now) {
        sources.updateOne(eq(ID, id), set(PENDING_SINCE, now));
    }

    @Override
    public void settled(Source sent, Instant now) {
        var mark = eq(PENDING_SINCE, sent.pendingSince());
        var settled =
                sources.updateOne(and(eq(ID, sent.id()), eq(VERSION, sent.version()), mark), unset(PENDING_SINCE));
        if (settled.getMatchedCount() == 0) {
            overtaken(sent, now);
        }
    }

    /** The new mark differs from the one before, so that whoever is to clear that one leaves this. */
    @Override
    public void overtaken(Source sent, Instant now) {
        find(sent.id()).filter(stored -> stored.version() > sent.version()).ifPresent(stored -> {
            Instant before = stored.pendingSince();
            markPending(sent.id(), before == null || before.isBefore(now) ? now : before.plusMillis(1));
        });
    }
}
