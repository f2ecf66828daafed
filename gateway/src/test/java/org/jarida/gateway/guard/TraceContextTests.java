package org.jarida.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void joinsWhatIsWellFormedAsANewSpan() {
        TraceContext trace = TraceContext.join("00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.spanId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(trace.forService()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "garbage",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void beginsANewTraceOtherwise(String header) {
        TraceContext trace = TraceContext.join(header);

        assertThat(trace.forService()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(trace.traceId()).isNotEqualTo(TRACE).isNotEqualTo("0".repeat(32));
    }
}
