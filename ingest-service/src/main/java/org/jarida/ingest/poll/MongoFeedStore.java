package org.jarida.ingest.poll;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code feeds}: {@code {_id: "<source>:<hash of url>", feed: {sourceId, url, domain, dueAt, resting, gone, state: {…}},
 * holder, leaseUntil}}. The index on resting and dueAt serves the claim, that on sourceId the editors.
 */
final class MongoFeedStore implements FeedStore {

    private static final String ID = "_id";
    private static final String SOURCE_ID = "feed.sourceId";
    private static final String DUE_AT = "feed.dueAt";
    private static final String RESTING = "feed.resting";
    private static final String GONE = "feed.gone";
    private static final String STATE = "feed.state";
    private static final String BODY = "feed.state.body";
    private static final String HOLDER = "holder";
    private static final String LEASE_UNTIL = "leaseUntil";

    private final MongoCollection<Stored> feeds;

    MongoFeedStore(MongoDatabase database) {
        this.feeds = database.getCollection("feeds", Stored.class);
    }

    public record Stored(
            @BsonId String id,
            Feed feed,
            @Nullable String holder,
            @Nullable Instant leaseUntil) {}

    @Override
    public void ensureIndexes() {
        feeds.createIndex(Indexes.ascending(RESTING, DUE_AT));
        feeds.createIndex(Indexes.ascending(SOURCE_ID));
    }

    @Override
    public Optional<Claim> claim(Instant now, Instant leaseUntil, Excluded excluded) {
        String holder = UUID.randomUUID().toString();
        Stored claimed = feeds.findOneAndUpdate(
                and(
                        eq(RESTING, false),
                        lte(DUE_AT, now),
                        or(exists(LEASE_UNTIL, false), lte(LEASE_UNTIL, now)),
                        nin("feed.domain", excluded.domains()),
                        nin(SOURCE_ID, excluded.sources())),
                combine(set(HOLDER, holder), set(LEASE_UNTIL, leaseUntil)),
                new FindOneAndUpdateOptions().sort(ascending(DUE_AT)).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(claimed).map(stored -> new Claim(stored.feed(), holder));
    }

    @Override
    public void finish(Claim claim, PollReport report, Instant now) {
        Bson mine = and(eq(ID, claim.feed().id()), eq(HOLDER, claim.holder()));
        Bson ended = combine(unset(HOLDER), unset(LEASE_UNTIL));
        Bson next = combine(
                ended,
                set(STATE, report.state()),
                set(DUE_AT, now.plus(report.pause())),
                set(GONE, report.gone()),
                report.gone() ? set(RESTING, true) : combine());
        boolean undisturbed = feeds.updateOne(and(mine, eq(DUE_AT, claim.feed().dueAt())), next)
                        .getMatchedCount()
                == 1;
        if (!undisturbed) {
            feeds.updateOne(mine, combine(ended, set(STATE, report.state().forgettingBody())));
        }
    }

    @Override
    public void release(Claim claim) {
        feeds.updateOne(
                and(eq(ID, claim.feed().id()), eq(HOLDER, claim.holder())), combine(unset(HOLDER), unset(LEASE_UNTIL)));
    }

    @Override
    public void keepOnly(String sourceId, List<Feed> wanted) {
        List<String> ids = wanted.stream().map(Feed::id).toList();
        for (Feed feed : wanted) {
            if (!insert(feed)) {
                feeds.updateOne(
                        eq(ID, feed.id()),
                        combine(set(RESTING, feed.resting()), set(GONE, false), dueAndWhole(feed.dueAt())));
            }
        }
        feeds.deleteMany(and(eq(SOURCE_ID, sourceId), nin(ID, ids))); // last: a moved one's state comes from here
    }

    private boolean insert(Feed feed) {
        try {
            feeds.insertOne(new Stored(feed.id(), feed, null, null));
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public void askForAll(String sourceId, Instant now) {
        feeds.updateMany(eq(SOURCE_ID, sourceId), combine(set(RESTING, false), set(GONE, false), dueAndWhole(now)));
    }

    @Override
    public List<Feed> ofSource(String sourceId) {
        return feeds.find(eq(SOURCE_ID, sourceId))
                .sort(ascending(ID))
                .map(Stored::feed)
                .into(new ArrayList<>());
    }

    @Override
    public List<Feed> all() {
        return feeds.find().sort(ascending(ID)).map(Stored::feed).into(new ArrayList<>());
    }

    @Override
    public Optional<Instant> mostOverdue(Instant now) {
        return Optional.ofNullable(feeds.find(and(eq(RESTING, false), lte(DUE_AT, now)))
                        .sort(ascending(DUE_AT))
                        .first())
                .map(stored -> stored.feed().dueAt());
    }

    private static Bson dueAndWhole(Instant now) {
        return combine(set(DUE_AT, now), unset(BODY));
    }
}
