package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTests {

    private static final PolicySettings.Accuracy ACCURACY = Acts.SETTINGS.accuracy();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1000",
        "0, 2, 500",
        "0, 4, 250",
        "0, 8, 0",
        "0, 50, 0",
        "1, 0, 1000",
        "100, 0, 1000",
        "3, 1, 1000",
        "1, 3, 500",
        "10, 10, 583",
        "1, 1, 833"
    })
    void disagreementLowersAWeightAndAgreementOnlyMakesUpForIt(int agreed, int disagreed, int expected) {
        assertThat(weight(1000, decided(agreed, disagreed))).isEqualTo(expected);
    }

    @Test
    void noRecordWeighsMoreThanTheBase() {
        for (int agreed = 0; agreed <= 100; agreed++) {
            for (int disagreed = 0; agreed + disagreed <= 100; disagreed++) {
                double share = (agreed + 3.0) / (agreed + disagreed + 4.0);
                double factor = Math.clamp((share - 0.25) / 0.5, 0, 1);
                assertThat(weight(750, decided(agreed, disagreed)))
                        .as("%d agreed, %d disagreed", agreed, disagreed)
                        .isBetween((int) Math.floor(750 * factor - 1e-9), (int) Math.floor(750 * factor + 1e-9))
                        .isLessThanOrEqualTo(750);
            }
        }
    }

    @Test
    void onlyTheLatestCount() {
        List<DecidedVote> decided = new ArrayList<>(decided(0, 50));
        IntStream.range(0, 100)
                .forEach(n ->
                        decided.add(new DecidedVote(Acts.image(1000 + n), Acts.reader(1), true, Acts.at(1000 + n))));

        assertThat(weight(1000, decided)).isEqualTo(1000);
        assertThat(Records.of(decided).weight(1000, List.of(Acts.reader(1)), 150, ACCURACY))
                .isLessThan(1000);
    }

    @Test
    void aVoteDecidedUnderTwoKeysIsOne() {
        List<DecidedVote> decided = List.of(
                new DecidedVote(Acts.image(1), Acts.reader(1), false, Acts.at(1)),
                new DecidedVote(Acts.image(1), Acts.reader(2), false, Acts.at(1)),
                new DecidedVote(Acts.image(2), Acts.reader(2), false, Acts.at(2)));

        assertThat(Records.of(decided).weight(1000, List.of(Acts.reader(1), Acts.reader(2)), 100, ACCURACY))
                .isEqualTo(500);
    }

    @Test
    void anotherReadersRecordDoesNotMatter() {
        assertThat(Records.of(decided(0, 8)).weight(750, List.of(Acts.reader(2)), 100, ACCURACY))
                .isEqualTo(750);
    }

    @Test
    void howStrictARecordIsTakenIsSet() {
        var strict = new PolicySettings.Accuracy(0, 1, 500, 1000);

        assertThat(Records.of(decided(9, 0)).weight(1000, List.of(Acts.reader(1)), 100, strict))
                .isEqualTo(800);
        assertThat(Records.of(decided(5, 4)).weight(1000, List.of(Acts.reader(1)), 100, strict))
                .isZero();
        assertThat(Records.NONE.weight(1000, List.of(Acts.reader(1)), 100, strict))
                .isEqualTo(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicySettings.Accuracy(3, 4, 750, 750));
    }

    private static int weight(int base, List<DecidedVote> decided) {
        return Records.of(decided).weight(base, List.of(Acts.reader(1)), 100, ACCURACY);
    }

    private static List<DecidedVote> decided(int agreed, int disagreed) {
        return IntStream.range(0, agreed + disagreed)
                .mapToObj(n -> new DecidedVote(Acts.image(n), Acts.reader(1), n < agreed, Acts.at(n)))
                .toList();
    }
}
