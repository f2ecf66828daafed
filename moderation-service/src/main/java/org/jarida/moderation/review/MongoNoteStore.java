package org.jarida.moderation.review;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jarida.moderation.casefile.MongoInstants;

/**
 * Notes in the collection {@code case_notes}:
 *
 * <pre>{@code
 * {"_id": ObjectId, "imageId": "5f…", "account": "amina", "at": ISODate, "text": "…"}
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
        notes.insertOne(new Document(IMAGE_ID, note.imageId())
                .append("account", note.account())
                .append(AT, note.at())
                .append("text", note.text()));
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
