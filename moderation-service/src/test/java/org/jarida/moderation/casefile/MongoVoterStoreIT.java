package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoVoterStoreIT {

    private static final int CROWD = 250;

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoVoterStore voters = new MongoVoterStore(database);

    @BeforeEach
    void indexes() {
        voters.ensureIndexes();
        voters.ensureIndexes();
    }

    @Test
    void findsTheVotersOfEachImageAmongTheKeysAsked() {
        Voter one = new Voter(Acts.image(1), Acts.reader(1), 1, false, Acts.at(1));
        Voter other = new Voter(Acts.image(2), Acts.reader(1), 1, true, Acts.at(2));
        voters.remember(List.of(one, other, new Voter(Acts.image(1), Acts.reader(3), 1, false, Acts.at(1))));

        List<Voter> found = voters.find(
                Map.of(Acts.image(1), List.of(Acts.reader(1), Acts.reader(2)), Acts.image(2), List.of(Acts.reader(1))));

        assertThat(found).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void rememberingAgainKeepsTheHigherRoundAndTheFirstTime() {
        voters.remember(List.of(new Voter(Acts.image(1), Acts.reader(1), 2, false, Acts.at(1))));
        voters.remember(List.of(new Voter(Acts.image(1), Acts.reader(1), 1, false, Acts.at(5))));

        assertThat(voters.find(Map.of(Acts.image(1), List.of(Acts.reader(1)))))
                .containsExactly(new Voter(Acts.image(1), Acts.reader(1), 2, false, Acts.at(1)));
    }

    @Test
    void aWithdrawalOfAnEarlierRoundIsNoWithdrawalOfALaterOne() {
        voters.remember(List.of(new Voter(Acts.image(1), Acts.reader(1), 1, true, Acts.at(1))));
        voters.remember(List.of(new Voter(Acts.image(1), Acts.reader(1), 2, false, Acts.at(1))));

        assertThat(voters.find(Map.of(Acts.image(1), List.of(Acts.reader(1)))))
                .singleElement()
                .matches(voter -> voter.round() == 2 && !voter.withdrawn());
    }

    @Test
    void nothingAskedNothingFound() {
        assertThat(voters.find(Map.of())).isEmpty();
    }

    @Test
    void aRoundsVotersAreAgreedWithUntilTheyAreDisagreedWithForGood() {
        voters.remember(List.of(voter(1, 1, false), voter(2, 1, false), voter(3, 1, true), voter(4, 2, false)));

        voters.decided(Acts.image(1), 1, true, Acts.at(10));
        voters.decided(Acts.image(1), 1, true, Acts.at(11));
        assertThat(decided()).containsExactlyInAnyOrder(decided(1, true, 10), decided(2, true, 10));

        voters.decided(Acts.image(1), 1, false, Acts.at(20));
        voters.decided(Acts.image(1), 1, false, Acts.at(21));
        voters.decided(Acts.image(1), 1, true, Acts.at(10));
        assertThat(decided()).containsExactlyInAnyOrder(decided(1, false, 20), decided(2, false, 20));
    }

    @Test
    void decidingOneImageLeavesTheOthersAlone() {
        voters.remember(List.of(voter(1, 1, false), new Voter(Acts.image(2), Acts.reader(1), 1, false, Acts.at(1))));

        voters.decided(Acts.image(2), 1, false, Acts.at(10));

        assertThat(decided()).containsExactly(new DecidedVote(Acts.image(2), Acts.reader(1), false, Acts.at(10)));
        assertThat(voters.decidedSince(Acts.at(11), List.of(Acts.reader(1)))).isEmpty();
        assertThat(voters.decidedSince(Acts.at(0), List.of())).isEmpty();
    }

    @Test
    void aCrowdTakesFewDocumentsAndIsFoundByItsKeys() {
        voters.remember(crowd(1));
        voters.remember(crowd(1).reversed());
        voters.remember(List.of(new Voter(Acts.image(2), Acts.reader(7), 1, false, Acts.at(1))));

        assertThat(stored()).isEqualTo(4);
        assertThat(voters.find(Map.of(
                        Acts.image(1),
                        List.of(Acts.reader(1), Acts.reader(CROWD), Acts.reader(CROWD + 1)),
                        Acts.image(2),
                        List.of(Acts.reader(2)),
                        Acts.image(3),
                        List.of(Acts.reader(3)))))
                .extracting(Voter::imageId, Voter::key, Voter::round, Voter::withdrawn)
                .containsExactlyInAnyOrder(
                        tuple(Acts.image(1), Acts.reader(1), 1, false),
                        tuple(Acts.image(1), Acts.reader(CROWD), 1, false));
    }

    @Test
    void aCrowdIsForgottenNoSoonerThanItsLastVoterAndNoMoreThanADayLater() {
        List<Voter> twoDays = new ArrayList<>(crowd(1));
        crowd(1).forEach(voter -> twoDays.add(new Voter(
                voter.imageId(),
                "b" + voter.key().substring(1),
                1,
                false,
                voter.at().plus(Duration.ofDays(3)))));
        voters.remember(twoDays);

        assertThat(voters.find(Map.of(
                        Acts.image(1),
                        List.of(Acts.reader(1), "b" + Acts.reader(1).substring(1)))))
                .extracting(Voter::at)
                .containsExactlyInAnyOrder(Acts.at(CROWD), Acts.at(CROWD).plus(Duration.ofDays(3)));
    }

    @Test
    void aCrowdsVotesAreDecidedLikeAnyOthers() {
        voters.remember(crowd(1));
        voters.remember(crowd(2));
        voters.remember(List.of(voter(1, 1, false)));

        voters.decided(Acts.image(1), 1, true, Acts.at(10));
        assertThat(Records.of(decided()).of(List.of(Acts.reader(1)))).containsExactly(decided(1, true, 10));
        assertThat(decided()).contains(decided(2, true, 10), decided(3, true, 10), decided(4, true, 10));

        voters.decided(Acts.image(1), 1, false, Acts.at(20));
        voters.decided(Acts.image(1), 1, true, Acts.at(30));
        assertThat(decided()).extracting(DecidedVote::agreed).containsOnly(false);
        assertThat(voters.decidedSince(Acts.at(0), List.of(Acts.reader(CROWD))))
                .containsExactly(decided(CROWD, false, 20));
    }

    @Test
    void whoeverOfACrowdTakesTheVoteBackIsNotDecidedWithIt() {
        voters.remember(crowd(1));
        voters.remember(List.of(voter(2, 1, true)));

        voters.decided(Acts.image(1), 1, true, Acts.at(10));

        assertThat(decided())
                .extracting(DecidedVote::key)
                .doesNotContain(Acts.reader(2))
                .hasSize(3);
        assertThat(voters.find(Map.of(Acts.image(1), List.of(Acts.reader(2)))))
                .singleElement()
                .matches(Voter::withdrawn);
    }

    private static List<Voter> crowd(int round) {
        return IntStream.rangeClosed(1, CROWD)
                .mapToObj(reader -> new Voter(Acts.image(1), Acts.reader(reader), round, false, Acts.at(reader)))
                .toList();
    }

    private long stored() {
        return database.getCollection(MongoVoterStore.COLLECTION).countDocuments();
    }

    private List<DecidedVote> decided() {
        return voters.decidedSince(Acts.at(0), List.of(Acts.reader(1), Acts.reader(2), Acts.reader(3), Acts.reader(4)));
    }

    private static DecidedVote decided(int reader, boolean agreed, long minute) {
        return new DecidedVote(Acts.image(1), Acts.reader(reader), agreed, Acts.at(minute));
    }

    private static Voter voter(int reader, int round, boolean withdrawn) {
        return new Voter(Acts.image(1), Acts.reader(reader), round, withdrawn, Acts.at(1));
    }
}
