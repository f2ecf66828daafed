package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoVoterStoreIT {

    private final MongoVoterStore voters = new MongoVoterStore(TestStore.freshDatabase());

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
}
