package org.jarida.moderation.review;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.jarida.moderation.casefile.MongoInstants;

/**
 * Notes in the collection {@code case_notes}:
 *
 * <pre>{@code
 * {"_id": "<hash of image, account and text>", "imageId": "5f…", "account": "amina", "at": ISODate, "text": "…"}
 * }</pre>
 *
 * Index: {@code imageId, at} for the notes on a case.
 */
final class MongoNoteStore implements NoteStore {

    private static final String IMAGE_ID = "imageId";
    private static final String AT = "at";

    private final MongoCollection<Document> notes;

    MongoNoteStore(MongoDatabase database) {
        this.notes = database.getCollection("case_notes").withCodecRegistry(MongoInstants.CODECS);
    }

    void ensureIndexes() {
        notes.createIndex(Indexes.compoundIndex(Indexes.ascending(IMAGE_ID), Indexes.descending(AT)));
    }

    @Override
    public void add(Note note) {
        Document written = new Document(IMAGE_ID, note.imageId())
                .append("account", note.account())
                .append(AT, note.at())
                .append("text", note.text());
        notes.updateOne(eq("_id", id(note)), new Document("$setOnInsert", written), new UpdateOptions().upsert(true));
    }

    /** Of what is said, by whom and where: sending it again is the same note. */
    private static String id(Note note) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", note.imageId(), note.account(), note.text())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public List<Note> of(String imageId, int limit) {
        return notes.find(eq(IMAGE_ID, imageId))
                .sort(Sorts.descending(AT, "_id"))
                .limit(limit)
                .map(note -> new Note(
                        imageId, note.getString("account"), note.get(AT, Instant.class), note.getString("text")))
                .into(new ArrayList<>())
                .reversed();
    }
}
