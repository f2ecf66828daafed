package org.jarida.ingest.image;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Collections {@code images}: {@code {_id: <sha-256>, width, height, widestServed, storedAt}}; {@code image_renditions}:
 * {@code {_id: "<sha-256>:320", imageId, contentType, etag, bytes}}, written before their image so that a known image is
 * whole; {@code image_addresses}: {@code {_id: <sha-256 of the address>, imageId, refusal, at}}, forgotten after 60 days;
 * {@code image_verdicts}: {@code {_id: <sha-256>, version, visible}}.
 */
final class MongoImageStore implements ImageStore {

    private static final String ID = "_id";
    private static final String IMAGE_ID = "imageId";
    private static final String VERSION = "version";
    private static final String VISIBLE = "visible";
    private static final long ADDRESS_DAYS = 60;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Image> images;
    private final MongoCollection<StoredRendition> renditions;
    private final MongoCollection<Address> addresses;
    private final MongoCollection<Verdict> verdicts;

    MongoImageStore(MongoDatabase database) {
        this.images = database.getCollection("images", Image.class);
        this.renditions = database.getCollection("image_renditions", StoredRendition.class);
        this.addresses = database.getCollection("image_addresses", Address.class);
        this.verdicts = database.getCollection("image_verdicts", Verdict.class);
    }

    public record Image(@BsonId String id, int width, int height, int widestServed, Instant storedAt) {}

    public record StoredRendition(
            @BsonId String id, String imageId, int width, String contentType, String etag, Binary bytes) {}

    public record Address(
            @BsonId String id,
            @Nullable String imageId,
            @Nullable String refusal,
            Instant at) {}

    public record Verdict(@BsonId String id, long version, boolean visible) {}

    @Override
    public void ensureIndexes() {
        addresses.createIndex(Indexes.ascending(IMAGE_ID));
        addresses.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(ADDRESS_DAYS, TimeUnit.DAYS));
        renditions.createIndex(Indexes.ascending(IMAGE_ID));
    }

    @Override
    public Optional<Known> find(String id) {
        return Optional.ofNullable(images.find(eq(ID, id)).first())
                .map(image -> new Known(image.id(), image.width(), image.height(), image.widestServed()));
    }

    @Override
    public void save(String id, DerivedImage image, Instant now) {
        for (Rendition rendition : image.renditions()) {
            String key = key(id, rendition.width());
            var stored = new StoredRendition(
                    key,
                    id,
                    rendition.width(),
                    rendition.contentType(),
                    rendition.etag(),
                    new Binary(rendition.bytes()));
            renditions.replaceOne(eq(ID, key), stored, UPSERT);
        }
        int widest = image.renditions().getLast().width();
        images.replaceOne(eq(ID, id), new Image(id, image.width(), image.height(), widest, now), UPSERT);
    }

    @Override
    public Optional<Rendition> rendition(String id, int width) {
        return Optional.ofNullable(renditions.find(eq(ID, key(id, width))).first())
                .map(it -> new Rendition(
                        it.width(), it.contentType(), it.etag(), it.bytes().getData()));
    }

    @Override
    public void erase(String id) {
        addresses.deleteMany(eq(IMAGE_ID, id));
        images.deleteOne(eq(ID, id));
        renditions.deleteMany(eq(IMAGE_ID, id));
    }

    @Override
    public Optional<Memory> recall(String address) {
        return Optional.ofNullable(addresses.find(eq(ID, hash(address))).first())
                .map(it -> new Memory(it.imageId(), it.refusal(), it.at()));
    }

    @Override
    public void remember(String address, Memory memory) {
        String key = hash(address);
        addresses.replaceOne(eq(ID, key), new Address(key, memory.imageId(), memory.refusal(), memory.at()), UPSERT);
    }

    /** An upsert that meets a later verdict tries to insert a second document of the same id: that is the guard. */
    @Override
    public boolean applyVerdict(String id, long version, boolean visible) {
        try {
            var result = verdicts.updateOne(
                    and(eq(ID, id), lt(VERSION, version)),
                    combine(set(VERSION, version), set(VISIBLE, visible)),
                    new UpdateOptions().upsert(true));
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public boolean hidden(String id) {
        return verdicts.find(and(eq(ID, id), eq(VISIBLE, false))).first() != null;
    }

    private static String key(String id, int width) {
        return id + ":" + width;
    }

    private static String hash(String address) {
        return DigestUtils.sha256Hex(address);
    }
}
