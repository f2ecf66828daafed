package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainGateTests {

    @ParameterizedTest
    @CsvSource({
        "www.aljazeera.net, aljazeera.net",
        "NEWS.Example.co.uk, example.co.uk",
        "a.b.gov.ma, b.gov.ma",
        "127.0.0.1, 127.0.0.1",
        "localhost, localhost",
        "user.github.io, user.github.io"
    })
    void knowsRegistrableDomains(String host, String domain) {
        assertThat(DomainGate.domainOf(host)).isEqualTo(domain);
    }

    @Test
    void whoWaitsTooLongGoesAway() throws Exception {
        DomainGate gate = gate(Duration.ofMillis(50));
        try (var _ = gate.enter("news.example.com", Duration.ZERO)) {
            assertThatExceptionOfType(DomainGate.BusyException.class)
                    .isThrownBy(() -> gate.enter("www.example.com", Duration.ZERO));
            gate.enter("www.example.org", Duration.ZERO).close();
        }
        gate.enter("www.example.com", Duration.ZERO).close();
    }

    @Test
    void keepsAPauseBetweenTwoVisits() throws Exception {
        DomainGate gate = gate(Duration.ofSeconds(5));
        long start = System.nanoTime();
        gate.enter("example.com", Duration.ofMillis(200)).close();
        gate.enter("example.com", Duration.ofMillis(200)).close();
        gate.enter("example.com", Duration.ofMillis(200)).close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    private static DomainGate gate(Duration patience) {
        return new DomainGate(patience, Duration.ofSeconds(30), DomainLeases.ALONE, Clock.systemUTC());
    }
}
