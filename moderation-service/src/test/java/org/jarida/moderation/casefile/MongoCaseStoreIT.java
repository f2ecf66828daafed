package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jarida.events.ReportReason;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoCaseStoreIT extends CaseStoreContract {

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoCaseStore cases = new MongoCaseStore(database, Acts.SETTINGS.severe());

    @BeforeEach
    void indexes() {
        cases.ensureIndexes();
        cases.ensureIndexes();
    }

    @Override
    CaseStore cases() {
        return cases;
    }

    @Test
    void aFullDocumentStaysBelowTwelveKilobytes() {
        List<Vote> votes = new ArrayList<>();
        List<List<String>> withdrawn = new ArrayList<>();
        for (int reader = 0; reader < Ballot.LIMIT; reader++) {
            Report severe = new Report(
                    Acts.IMAGE,
                    List.of(Acts.reader(reader)),
                    List.of(Acts.network(reader)),
                    1,
                    ReportReason.NON_CONSENSUAL,
                    500,
                    Acts.at(24L * 60 * reader));
            votes.add(Vote.of(severe, 500, true));
            withdrawn.add(List.of(Acts.reader(1000 + reader)));
        }
        Case full = decided(Acts.IMAGE, 2);
        full = new Case(
                full.imageId(),
                full.rev(),
                full.standing(),
                new Ballot(votes, withdrawn, 50_000, 9),
                full.outbox(),
                full.touchedAt());

        cases.write(List.of(new CaseStore.Change(0, full)));

        Document stored =
                database.getCollection(MongoCaseStore.COLLECTION).find().first();
        int bytes =
                new RawBsonDocument(stored, new DocumentCodec()).getByteBuffer().remaining();
        assertThat(bytes).isLessThan(12 * 1024);
    }
}
