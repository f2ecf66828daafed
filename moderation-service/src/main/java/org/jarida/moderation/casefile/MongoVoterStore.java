package org.jarida.moderation.casefile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Voters in the collection {@code case_voters}, for 90 days:
 *
 * <pre>{@code
 * {"_id": "<imageId>:<reporterKey>", "key": "<reporterKey>", "round": 1, "withdrawnIn": 1, "at": ISODate,
 *  "agreed": true, "decidedAt": ISODate}
 * }</pre>
 *
 * {@code withdrawnIn}, the round of a withdrawal, is there only for one; {@code agreed} and {@code decidedAt} once a
 * moderator has decided the vote. Many voters of one image at once, as a flood of reports leaves them, are stored in lists,
 * each of one round and one day of UTC, since a document of their own costs twenty times as much for each:
 *
 * <pre>{@code
 * {"_id": "<imageId>:list:<hash of round and keys>", "of": "<imageId>", "key": ["<reporterKey>", …at most 100], "round": 1,
 *  "at": ISODate of the latest, "agreed": …, "decidedAt": …}
 * }</pre>
 *
 * A reader may stand in several lists of an image, which means no more than one. Indexes: {@code at} expires; {@code key,
 * decidedAt} for a reader's record and for lists. The voters of an image are a range of {@code _id}.
 */
final class MongoVoterStore implements VoterStore {

    static final String COLLECTION = "case_voters";
    static final String WITHDRAWN_IN = "withdrawnIn";
    private static final int IMAGE_ID_LENGTH = 64;

    /** Fewer voters of an image, round and day than this have a document each. */
    static final int FEWEST_LISTED = 20;

    private static final int LONGEST_LIST = 100;

    private static final String OF = "of";
    private static final String ROUND = "round";
    private static final String AT = "at";
    private static final String KEY = "key";
    private static final String AGREED = "agreed";
    private static final String DECIDED_AT = "decidedAt";

    private final MongoCollection<Document> voters;

    MongoVoterStore(MongoDatabase database) {
        this.voters = database.getCollection(COLLECTION).withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        voters.createIndex(Indexes.ascending(AT), new IndexOptions().expireAfter(KEPT.toDays(), TimeUnit.DAYS));
        voters.createIndex(Indexes.ascending(KEY, DECIDED_AT));
    }

    @Override
    public void remember(List<Voter> more) {
        if (more.isEmpty()) {
            return;
        }
        Map<List<Object>, List<Voter>> together = more.stream()
                .collect(Collectors.groupingBy(voter -> List.of(
                        voter.imageId(),
                        voter.round(),
                        voter.withdrawn(),
                        voter.at().truncatedTo(ChronoUnit.DAYS))));
        List<WriteModel<Document>> models = new ArrayList<>();
        for (List<Voter> some : together.values()) {
            if (some.getFirst().withdrawn()) {
                some.forEach(voter -> models.add(unlisted(voter)));
            }
            if (some.getFirst().withdrawn() || some.size() < FEWEST_LISTED) {
                some.forEach(voter -> models.add(single(voter)));
            } else {
                models.addAll(lists(some));
            }
        }
        voters.bulkWrite(models, new BulkWriteOptions().ordered(false));
    }

    private static WriteModel<Document> single(Voter voter) {
        return new UpdateOneModel<>(
                eq("_id", id(voter.imageId(), voter.key())), update(voter), new UpdateOptions().upsert(true));
    }

    /** Whoever takes a vote back is to have a document of their own, or the vote would be decided with its list. */
    private static WriteModel<Document> unlisted(Voter voter) {
        return new UpdateManyModel<>(
                and(eq(OF, voter.imageId()), eq(KEY, voter.key())), Updates.pull(KEY, voter.key()));
    }

    /** The same voters together again are the same lists. */
    private static List<WriteModel<Document>> lists(List<Voter> some) {
        String imageId = some.getFirst().imageId();
        int round = some.getFirst().round();
        Instant latest =
                some.stream().map(Voter::at).max(Comparator.naturalOrder()).orElseThrow();
        List<String> keys = some.stream().map(Voter::key).distinct().sorted().toList();
        List<WriteModel<Document>> lists = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += LONGEST_LIST) {
            List<String> list = keys.subList(from, Math.min(from + LONGEST_LIST, keys.size()));
            UUID hash = UUID.nameUUIDFromBytes((round + ":" + list).getBytes(StandardCharsets.US_ASCII));
            lists.add(new UpdateOneModel<>(
                    eq("_id", id(imageId, "list:" + hash)),
                    new Document(
                            "$setOnInsert",
                            new Document(OF, imageId)
                                    .append(KEY, list)
                                    .append(ROUND, round)
                                    .append(AT, latest)),
                    new UpdateOptions().upsert(true)));
        }
        return lists;
    }

    private static Bson update(Voter voter) {
        Bson round = Updates.max(ROUND, voter.round());
        Bson at = Updates.combine(Updates.setOnInsert(AT, voter.at()), Updates.setOnInsert(KEY, voter.key()));
        return voter.withdrawn()
                ? Updates.combine(round, at, Updates.max(WITHDRAWN_IN, voter.round()))
                : Updates.combine(round, at);
    }

    @Override
    public List<Voter> find(Map<String, ? extends Collection<String>> keysByImage) {
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        keysByImage.forEach((imageId, asked) -> asked.forEach(key -> ids.add(id(imageId, key))));
        keysByImage.values().forEach(keys::addAll);
        return ids.isEmpty()
                ? List.of()
                : stream(or(in("_id", ids), and(in(KEY, keys), in(OF, keysByImage.keySet()))))
                        .flatMap(found -> read(found).filter(voter -> ids.contains(id(voter.imageId(), voter.key()))))
                        .toList();
    }

    private Stream<Document> stream(Bson filter) {
        return voters.find(filter).into(new ArrayList<>()).stream();
    }

    @Override
    public void decided(String imageId, int round, boolean agreed, Instant at) {
        voters.updateMany(
                and(
                        gte("_id", imageId + ":"),
                        lt("_id", imageId + ";"),
                        eq(ROUND, round),
                        ne(WITHDRAWN_IN, round),
                        agreed ? exists(AGREED, false) : ne(AGREED, false)),
                Updates.combine(Updates.set(AGREED, agreed), Updates.set(DECIDED_AT, at)));
    }

    @Override
    public List<DecidedVote> decidedSince(Instant since, Collection<String> keys) {
        Set<String> asked = Set.copyOf(keys);
        return asked.isEmpty()
                ? List.of()
                : stream(and(in(KEY, asked), gte(DECIDED_AT, since)))
                        .flatMap(found -> readDecided(found).filter(decided -> asked.contains(decided.key())))
                        .toList();
    }

    private static Stream<DecidedVote> readDecided(Document document) {
        return keysOf(document)
                .map(key -> new DecidedVote(
                        imageOf(document), key, document.getBoolean(AGREED), document.get(DECIDED_AT, Instant.class)));
    }

    static String id(String imageId, String key) {
        return imageId + ":" + key;
    }

    static String imageOf(Document document) {
        return document.getString("_id").substring(0, IMAGE_ID_LENGTH);
    }

    /** One, or those of a list. */
    static Stream<String> keysOf(Document document) {
        return document.containsKey(OF)
                ? document.getList(KEY, String.class).stream()
                : Stream.of(document.getString(KEY));
    }

    private static Stream<Voter> read(Document document) {
        int round = document.getInteger(ROUND);
        Integer withdrawnIn = document.getInteger(WITHDRAWN_IN);
        boolean withdrawn = withdrawnIn != null && withdrawnIn == round;
        return keysOf(document)
                .map(key -> new Voter(imageOf(document), key, round, withdrawn, document.get(AT, Instant.class)));
    }
}
