package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.test.TestTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case of {@link Attacks}: answered as told, nothing else reaches a service, and all is well afterwards. */
class AttackListIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3})");
    /** How long the server waits for the next bytes of a client. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "server.tomcat.connection-timeout=" + PATIENCE.toMillis() + "ms",
                    "jarida.gateway.limits.exempt=127.0.0.0/8")
            .account("ed", "secret", "EDITOR")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();
    private static Object network;

    @BeforeAll
    static void know() throws Exception {
        KNOWN.put("login", "name=ed&password=secret");
        KNOWN.put("basic", basic("ed", "secret").substring("Basic ".length()));
        KNOWN.put("session", valueOfCookie(gateway.post("/login", KNOWN.get("login"), "Content-Type", FORM)));
        KNOWN.put("reader", valueOfCookie(gateway.post("/api/v1/articles/a/images/i/reports", "{}")));
        KNOWN.put("key", KNOWN.get("reader").split("~")[3]);
        gateway.get("/admin/sources", "Cookie", "jarida-session=" + KNOWN.get("session"));
        SignedJWT real = SignedJWT.parse(SERVICE.last().token());
        KNOWN.put("csrf", real.getJWTClaimsSet().getStringClaim("csrf"));
        KNOWN.put("real", real.serialize());
        network = real.getJWTClaimsSet().getClaim("network_keys");

        JWTClaimsSet claims = new JWTClaimsSet.Builder(real.getJWTClaimsSet())
                .claim("account", "evil")
                .claim("roles", List.of("ADMIN"))
                .expirationTime(Date.from(java.time.Instant.now().plusSeconds(600)))
                .build();
        String kid = real.getHeader().getKeyID();
        KNOWN.put("none", encoded("{\"alg\":\"none\"}") + "." + encoded(claims.toString()) + ".");
        KNOWN.put(
                "hs256", mac(claims, kid, Files.readAllBytes(gateway.keys().resolve("public/token-" + kid + ".pem"))));
        KNOWN.put("kid-path", mac(claims, "../../../../dev/null", new byte[32]));
        KNOWN.put(
                "own-key", TestTokens.in(Files.createTempDirectory("own"), kid).sign(claims));
    }

    @ParameterizedTest
    @MethodSource("org.jarida.gateway.Attacks#all")
    void eachIsRefusedOrHarmless(Attack attack) {
        String answer = RawRequest.sendAndReadAll(gateway.port(), filledIn(attack.request()));

        assertThat(STATUS.matcher(answer).results().map(status -> Integer.valueOf(status.group(1))))
                .as(answer)
                .containsExactly(attack.status());
        assertThat(attack.says()).allSatisfy(text -> assertThat(answer).contains(text));
        assertThat(answer).doesNotContain("evil", "\tat org.", "Exception");
        assertThat(SERVICE.received())
                .map(received -> received.method() + " " + received.target())
                .isEqualTo(attack.reaches());
        assertThat(SERVICE.received()).allSatisfy(received -> {
            assertThat(received.headers().toString()).doesNotContainIgnoringCase("evil");
            boolean signedIn = attack.request().contains("jarida-session={session}\r\n");
            var claims = received.claims();
            assertThat(claims.getIssuer()).isEqualTo("jarida-gateway");
            assertThat(claims.getClaim("roles")).isEqualTo(signedIn ? List.of("EDITOR") : null);
            assertThat(claims.getClaim("account")).isEqualTo(signedIn ? "ed" : null);
            assertThat(claims.getClaim("network_keys")).isIn(List.of(), network);
        });
        assertIsHealthy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: local",
                "GET / HTTP/1.1\r\nHost: localhost\r\n",
                "",
                "POST /api/v1/articles/a/images/i/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc",
                "POST /api/v1/articles/a/images/i/reports HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nname"
            })
    void whoeverStopsSendingIsLetGo(String begun) {
        long start = System.nanoTime();
        String answer = RawRequest.sendAndReadAll(gateway.port(), begun);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(answer).doesNotContain("HTTP/1.1 200", "HTTP/1.1 500");
        assertThat(SERVICE.received()).isEmpty();
        assertIsHealthy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /\r\n", "GET /appeals/a\n", "GET /login\r\nHost: localhost\r\n\r\n"})
    void whatHasNoVersionIsNotAnswered(String request) {
        assertThat(RawRequest.sendAndReadAll(gateway.port(), request)).isEmpty();
        assertThat(SERVICE.received()).isEmpty();
        assertIsHealthy();
    }

    @Test
    void theListIsLong() {
        assertThat(Attacks.all().map(Attack::request)).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    private static void assertIsHealthy() {
        assertThat(gateway.get("/appeals/a").statusCode()).isEqualTo(200);
        URI ready = URI.create("http://127.0.0.1:" + gateway.managementPort() + "/readyz");
        assertThat(RunningGateway.send(HttpRequest.newBuilder(ready).build()).statusCode())
                .isEqualTo(200);
    }

    private static String filledIn(String request) {
        String filled = request;
        for (Map.Entry<String, String> each : KNOWN.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        if (filled.equals(request)) {
            return request;
        }
        // a body that grew announces it
        int body = filled.indexOf("\r\n\r\n") + 4;
        return filled.replaceFirst("Content-Length: \\d+", "Content-Length: " + (filled.length() - body));
    }

    private static String valueOfCookie(HttpResponse<String> answer) {
        String cookie = RunningGateway.cookie(answer);
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    private static String mac(JWTClaimsSet claims, String kid, byte[] secret) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
