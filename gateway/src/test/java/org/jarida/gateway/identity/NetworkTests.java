package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 4:c00002",
        "192.0.2.255, 4:c00002",
        "192.0.3.1, 4:c00003",
        "127.0.0.1, 4:7f0000",
        "2001:db8:1:2::3, 6:20010db80001",
        "2001:db8:1:ffff::, 6:20010db80001",
        "2001:db8:2::, 6:20010db80002",
        "::1, 6:000000000000",
        "::ffff:192.0.2.7, 4:c00002",
        "fe80::1%eth0, 6:fe8000000000",
        "0:0:0:0:0:0:0:1, 6:000000000000"
    })
    void anAddressBelongsToItsNetwork(String address, String prefix) {
        assertThat(Network.of(address).prefix()).isEqualTo(prefix);
    }
}
