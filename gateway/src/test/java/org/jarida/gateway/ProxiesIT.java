package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway behind two proxies, of which the test plays the nearer one. */
class ProxiesIT {

    private static final String REPORTS = "/api/v1/articles/a1/images/i1/reports";
    private static final String HEADER = "X-Forwarded-For";

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "jarida.gateway.proxies.networks=127.0.0.1,192.0.2.10",
                    "jarida.gateway.proxies.depth=2",
                    "jarida.gateway.limits.exempt=198.51.100.0/24",
                    "jarida.gateway.limits.write.network=2/1h",
                    "jarida.gateway.attempts.account=2/1h",
                    "jarida.gateway.issuing.often=1/1h")
            .account("ed", "secret", "EDITOR")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @Test
    void aServiceKnowsTheNetworkOfTheClient() throws Exception {
        List<String> own = networkKeys();
        List<String> client = networkKeys(HEADER, "203.0.113.7");

        assertThat(client).isNotEqualTo(own);
        assertThat(networkKeys(HEADER, "203.0.113.99")).isEqualTo(client);
        assertThat(networkKeys(HEADER, "203.0.113.7:5678")).isEqualTo(client);
        assertThat(networkKeys(HEADER, "6.6.6.6, 203.0.113.7")).isEqualTo(client);
        assertThat(networkKeys(HEADER, "203.0.113.7, 192.0.2.10")).isEqualTo(client);
        assertThat(networkKeys(HEADER, "6.6.6.6", HEADER, "203.0.113.7, 192.0.2.10"))
                .isEqualTo(client);
        assertThat(networkKeys(HEADER, "203.0.114.7")).isNotEqualTo(client);
        assertThat(networkKeys("Forwarded", "for=203.0.113.7")).isEqualTo(own);
        assertThat(SERVICE.received())
                .allSatisfy(received -> assertThat(received.headers()).doesNotContainKeys(HEADER, "Forwarded"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "",
                ",,,",
                "evil, \"",
                "256.256.256.256",
                "203.0.113.7,",
                "[",
                "1.2.3.4.5",
                "\u00e9",
                "a\r\n b"
            })
    void aChainThatSaysNothingIsTheProxysOwn(String chain) throws Exception {
        List<String> own = networkKeys();
        SERVICE.forget();
        String answer = RawRequest.send(
                gateway.port(),
                "GET /appeals/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: " + chain
                        + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(keysOfLast()).isEqualTo(own);
    }

    @Test
    void aFoldedChainIsOne() throws Exception {
        List<String> client = networkKeys(HEADER, "203.0.113.7");
        SERVICE.forget();
        RawRequest.send(
                gateway.port(),
                "GET /appeals/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: 6.6.6.6,\r\n\t203.0.113.7\r\n\r\n");

        assertThat(keysOfLast()).isEqualTo(client);
    }

    @Test
    void requestsAreCountedForTheClientsNetwork() {
        assertThat(report("203.0.113.1").statusCode()).isEqualTo(200);
        assertThat(report("203.0.113.2, 192.0.2.10").statusCode()).isEqualTo(200);
        assertThat(report("203.0.113.3").statusCode()).isEqualTo(429);
        assertThat(report("6.6.6.6, 203.0.113.4").statusCode()).isEqualTo(429);
        assertThat(report("203.0.200.1").statusCode()).isEqualTo(200);

        HttpResponse<String> exempt = report("198.51.100.1");
        assertThat(exempt.statusCode()).isEqualTo(200);
        assertThat(exempt.headers().firstValue("RateLimit")).isEmpty();
    }

    @Test
    void newReadersAreCountedForTheClientsNetwork() throws Exception {
        assertThat(weightOfNewReader("203.0.150.1")).isEqualTo(500);
        assertThat(weightOfNewReader("203.0.150.2")).isEqualTo(250);
        assertThat(weightOfNewReader("203.0.151.1")).isEqualTo(500);
    }

    @Test
    void wrongPasswordsAreCountedForTheClientsNetwork() {
        assertThat(signIn("203.0.113.1", "wrong")).isEqualTo(401);
        assertThat(signIn("203.0.113.2", "wrong")).isEqualTo(401);
        assertThat(signIn("203.0.113.3", "secret")).isEqualTo(429);
        assertThat(signIn("203.0.200.1", "wrong")).isEqualTo(401);
        assertThat(signIn("203.0.200.1", "secret")).isEqualTo(200);
    }

    private static int signIn(String address, String password) {
        return gateway.get("/admin/sources", "Authorization", basic("ed", password), HEADER, address)
                .statusCode();
    }

    private static int weightOfNewReader(String address) throws Exception {
        report(address);
        return SERVICE.last().claims().getIntegerClaim("reader_weight");
    }

    private static HttpResponse<String> report(String chain) {
        return gateway.post(REPORTS, "{}", HEADER, chain);
    }

    private static List<String> networkKeys(String... headers) throws Exception {
        gateway.get("/appeals/a", headers);
        return keysOfLast();
    }

    private static List<String> keysOfLast() throws Exception {
        return SERVICE.last().claims().getStringListClaim("network_keys");
    }
}
