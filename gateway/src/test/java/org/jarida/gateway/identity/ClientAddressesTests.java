package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTests {

    private static final String PROXY = "10.0.0.1";
    private static final List<String> NETWORKS = List.of("10.0.0.0/8", "2001:db8:ffff::/48");

    private final ClientAddresses one = new ClientAddresses(new ProxySettings(NETWORKS, 1));
    private final ClientAddresses two = new ClientAddresses(new ProxySettings(NETWORKS, 2));

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.7', 203.0.113.7",
        "' 203.0.113.7\t', 203.0.113.7",
        "'6.6.6.6, 203.0.113.7', 203.0.113.7",
        "'6.6.6.6,203.0.113.7', 203.0.113.7",
        "'10.0.0.9, 203.0.113.7', 203.0.113.7",
        "'127.0.0.1, 10.0.0.1, ::1, 203.0.113.7', 203.0.113.7",
        "'unknown, \"<script>\", 203.0.113.7', 203.0.113.7",
        "'6.6.6.6, 10.0.0.2', 10.0.0.2",
        "'203.0.113.7:5678', 203.0.113.7",
        "'[2001:db8::7]:443', 2001:db8:0:0:0:0:0:7",
        "'[2001:db8::7]', 2001:db8:0:0:0:0:0:7",
        "'2001:db8::7', 2001:db8:0:0:0:0:0:7",
        "'fe80::7%eth0', fe80:0:0:0:0:0:0:7",
        "'[fe80::7%25eth0]:443', fe80:0:0:0:0:0:0:7",
        "'::ffff:203.0.113.7', 203.0.113.7"
    })
    void theLastThatTheProxyNamesIsTheClient(String chain, String client) {
        assertThat(one.of(request(PROXY, chain))).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "203.0.113.7,",
                "203.0.113.7, ",
                "unknown",
                "_hidden",
                "203.0.113.7, unknown",
                "localhost",
                "client.example",
                "\"203.0.113.7\"",
                "for=203.0.113.7",
                "1.2.3",
                "7",
                "0x7f000001",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.3.4:",
                "1.2.3.4:abc",
                "1.2.3.4:123456",
                "1.2.3.4 5.6.7.8",
                "1.2.3.4;5.6.7.8",
                "[1.2.3.4]:80",
                "[2001:db8::7",
                "2001:db8::7]",
                "[2001:db8::7]80",
                "2001:db8:::7",
                ":::::::::",
                "1:2:3:4:5:6:7:8:9",
                "\u0661.\u0662.\u0663.\u0664",
                "1.2.3.4\u0000"
            })
    void whatIsNoAddressIsTheProxysOwn(String chain) {
        assertThat(one.of(request(PROXY, chain))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.7, 10.0.0.2', 203.0.113.7",
        "'6.6.6.6, 203.0.113.7, 10.0.0.2', 203.0.113.7",
        "'6.6.6.6, 203.0.113.7', 203.0.113.7",
        "'6.6.6.6, 10.0.0.3, 10.0.0.2', 10.0.0.3",
        "'203.0.113.7, 2001:db8:ffff::2', 203.0.113.7",
        "'203.0.113.7, unknown, 10.0.0.2', 10.0.0.2",
        "'unknown, 10.0.0.2', 10.0.0.2",
        "', 10.0.0.2', 10.0.0.2",
        "'10.0.0.2', 10.0.0.2"
    })
    void noMoreProxiesAreBelievedThanMayStandThere(String chain, String client) {
        assertThat(two.of(request(PROXY, chain))).isEqualTo(client);
    }

    @Test
    void severalLinesAreOneChain() {
        assertThat(two.of(request(PROXY, "6.6.6.6", "203.0.113.7", "10.0.0.2"))).isEqualTo("203.0.113.7");
        assertThat(two.of(request(PROXY, "6.6.6.6, 203.0.113.7", "10.0.0.2"))).isEqualTo("203.0.113.7");
        assertThat(two.of(request(PROXY, "203.0.113.7", "", "10.0.0.2"))).isEqualTo("10.0.0.2");
        assertThat(one.of(request(PROXY))).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.1", "127.0.0.1", "11.0.0.1", "2001:db8::1", "0:0:0:0:0:0:0:1", "fe80::1%2"})
    void nobodyElseIsBelieved(String peer) {
        assertThat(one.of(request(peer, "6.6.6.6"))).isEqualTo(peer);
        assertThat(two.of(request(peer, "6.6.6.6, 10.0.0.2"))).isEqualTo(peer);
    }

    @Test
    void withoutProxiesNobodyIsBelieved() {
        ClientAddresses none = new ClientAddresses(new ProxySettings(List.of(), 1));

        assertThat(none.of(request(PROXY, "6.6.6.6"))).isEqualTo(PROXY);
        assertThat(none.isProxy(InetAddress.ofLiteral(PROXY))).isFalse();
        assertThat(one.isProxy(InetAddress.ofLiteral(PROXY))).isTrue();
        assertThat(one.isProxy(InetAddress.ofLiteral("2001:db8:ffff::5"))).isTrue();
    }

    @Test
    void otherHeadersSayNothing() {
        MockHttpServletRequest request = request(PROXY);
        List.of("Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Forwarded")
                .forEach(name -> request.addHeader(name, "6.6.6.6"));

        assertThat(one.of(request)).isEqualTo(PROXY);
    }

    @Test
    void aLongChainCostsNoMoreThanItsEnd() {
        ClientAddresses deep = new ClientAddresses(new ProxySettings(NETWORKS, 20_000));

        assertThat(one.of(request(PROXY, "6.6.6.6,".repeat(10_000) + "203.0.113.7")))
                .isEqualTo("203.0.113.7");
        assertThat(two.of(request(PROXY, "203.0.113.7," + "10.0.0.2,".repeat(10_000) + "10.0.0.3")))
                .isEqualTo("10.0.0.2");
        assertThat(deep.of(request(PROXY, "203.0.113.7," + "10.0.0.2,".repeat(10_000) + "10.0.0.3")))
                .isEqualTo("203.0.113.7");
        assertThat(one.of(request(PROXY, "1".repeat(100_000)))).isEqualTo(PROXY);
        assertThat(one.of(request(PROXY, ":".repeat(100_000)))).isEqualTo(PROXY);
        assertThat(one.of(request(PROXY, ",".repeat(100_000)))).isEqualTo(PROXY);
    }

    @Test
    void aDepthOfNoneIsRefusedAtStart() {
        assertThatThrownBy(() -> new ProxySettings(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MockHttpServletRequest request(String peer, String... chains) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(peer);
        for (String chain : chains) {
            request.addHeader("X-Forwarded-For", chain);
        }
        return request;
    }
}
