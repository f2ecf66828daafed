package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTests {

    private final AllowList list = new AllowList(
            List.of("127.0.0.1", "10.1.0.0/16", "fd00::/8", "news.lan:8080", "[::1]:9000", "10.9.9.9:80", " ", ""));

    @ParameterizedTest
    @CsvSource({
        "a, 80, 127.0.0.1, true",
        "a, 80, 127.0.0.2, false",
        "a, 80, 10.1.255.255, true",
        "a, 80, 10.2.0.0, false",
        "a, 80, fd12::1, true",
        "a, 80, fe80::1, false",
        "NEWS.lan, 8080, 192.168.0.7, true",
        "news.lan, 8081, 192.168.0.7, false",
        "other.lan, 8080, 192.168.0.7, false",
        "::1, 9000, ::1, true",
        "[::1], 9000, ::1, true",
        "10.9.9.9, 80, 10.9.9.9, true",
        "10.9.9.9, 81, 10.9.9.9, false"
    })
    void permits(String host, int port, String address, boolean permitted) {
        assertThat(list.permits(host, port, InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 80, true",
        "127.0.0.2, 80, false",
        "10.1.2.3, 443, true",
        "[fd12::1], 80, true",
        "news.lan, 8080, true",
        "news.lan, 8081, false",
        "localhost, 80, false",
        "[::1], 9000, true"
    })
    void listsByWhatAHostIsCalled(String host, int port, boolean listed) {
        assertThat(list.lists(host, port)).isEqualTo(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"news.lan", "10.0.0.0/33", "a/b", "::1/129", "a:b"})
    void refusesWhatItDoesNotUnderstand(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowList(List.of(entry)));
    }
}
