package org.jarida.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTests {

    @ParameterizedTest
    @EnumSource
    void everyTypeHasATitleInEveryLanguage(ProblemType type) {
        assertThat(Arrays.stream(UiLanguage.values()).map(type::title))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }
}
