package org.jarida.moderation.review;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jarida.moderation.casefile.MongoInstants;

/**
 * Claims in the collection {@code case_claims}:
 *
 * <pre>{@code
 * {"_id": "5f…64 hex digits", "account": "amina", "until": ISODate}
 * }</pre>
 *
 * Index: {@code until}, by which the store removes those that have ended; they count no more in any case.
 */
final class MongoClaimStore implements ClaimStore {

    private static final String ACCOUNT = "account";
    private static final String UNTIL = "until";

    private final MongoCollection<Document> claims;

    MongoClaimStore(MongoDatabase database) {
        this.claims = database.getCollection("case_claims").withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        claims.createIndex(Indexes.ascending(UNTIL), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    @Override
    public Claim take(Claim wanted, Instant now) {
        while (true) {
            if (isTaken(wanted, now)) {
                return wanted;
            }
            Optional<Claim> others = find(wanted.imageId(), now);
            if (others.isPresent()) {
                return others.get();
            }
        }
    }

    /** The upsert of a claim that is somebody else's finds nothing to update and hits the key that is there. */
    private boolean isTaken(Claim wanted, Instant now) {
        try {
            claims.updateOne(
                    and(eq("_id", wanted.imageId()), or(eq(ACCOUNT, wanted.account()), lte(UNTIL, now))),
                    combine(set(ACCOUNT, wanted.account()), set(UNTIL, wanted.until())),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException conflict) {
            if (conflict.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw conflict;
            }
            return false;
        }
    }

    @Override
    public void release(String imageId, String account) {
        claims.deleteOne(and(eq("_id", imageId), eq(ACCOUNT, account)));
    }

    @Override
    public void end(String imageId) {
        claims.deleteOne(eq("_id", imageId));
    }

    @Override
    public Optional<Claim> find(String imageId, Instant now) {
        Document found = claims.find(and(eq("_id", imageId), gt(UNTIL, now))).first();
        return Optional.ofNullable(found)
                .map(claim -> new Claim(imageId, claim.getString(ACCOUNT), claim.get(UNTIL, Instant.class)));
    }
}
