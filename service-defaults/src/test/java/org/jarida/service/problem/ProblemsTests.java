package org.jarida.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.jarida.events.kafka.Outages;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTests {

    private final Problems problems = new Problems(
            new ProblemResponses(JsonMapper.shared(), null),
            new Outages(List.of(failure -> failure instanceof StoreAway)));

    @Test
    void aStoreThatIsAwayIsTemporary() {
        assertTemporary(new IllegalStateException("wrapped", new StoreAway()));
    }

    @Test
    void aBrokerThatIsAwayIsTemporaryToo() {
        assertTemporary(new IllegalStateException("wrapped", new TimeoutException("no broker")));
    }

    @Test
    void aFailureThatIsItsOwnCauseIsAnswered() {
        IllegalStateException first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(answer(first).getStatusCode().value()).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasATitleInEveryLanguage(ProblemType type) {
        assertThat(Arrays.stream(UiLanguage.values()).map(type::title))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    private void assertTemporary(RuntimeException failure) {
        assertThat(answer(failure).getStatusCode().value()).isEqualTo(503);
        assertThat(answer(failure).getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("5");
    }

    private ResponseEntity<Object> answer(RuntimeException failure) {
        return problems.unexpected(failure, new MockHttpServletRequest("GET", "/articles"));
    }

    private static final class StoreAway extends RuntimeException {}
}
