package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworksTests {

    private final Networks networks = new Networks(List.of("127.0.0.0/8", " ::1", "2001:db8::/32"));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.9.9.9, true",
        "128.0.0.1, false",
        "10.0.0.1, false",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "::2, false",
        "2001:db8:1::5, true",
        "2001:db9::1, false",
        "2001:db8::1%eth7, true",
    })
    void anAddressIsInOneOrNot(String address, boolean in) {
        assertThat(networks.contains(address)).isEqualTo(in);
    }

    @Test
    void nothingIsInNone() {
        assertThat(new Networks(List.of()).contains("127.0.0.1")).isFalse();
    }

    @Test
    void whatIsNoNetworkIsRefusedAtStart() {
        assertThatThrownBy(() -> new Networks(List.of("everyone"))).isInstanceOf(IllegalArgumentException.class);
    }
}
