package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarida.gateway.RunningGateway.basic;
import static org.jarida.gateway.RunningGateway.cookie;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jarida.gateway.staff.Passwords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in where the provider, the browser or a stranger does what it must not. */
class FalseProviderIT {

    private static final Map<String, Object> EDITOR = Map.of("roles", List.of("editor"));
    private static final StubService SERVICE = StubService.start();
    private static final StubProvider PROVIDER = StubProvider.start();

    private static final Map<String, String> ACCOUNT = Map.of(
            "jarida.gateway.accounts[0].name", "amal",
            "jarida.gateway.accounts[0].password-hash", new Passwords().hash("a password"),
            "jarida.gateway.accounts[0].roles", "EDITOR");

    @TempDir
    private static Path keys;

    private static RunningGateway gateway;
    /** Another client of the same provider, with an account that is of no use, that takes few wrong tokens. */
    private static RunningGateway strict;

    @BeforeAll
    static void start() {
        gateway = start(provider(PROVIDER.issuer(), "1000/1m"));
        Map<String, String> other = provider(PROVIDER.issuer(), "2/10m");
        other.putAll(ACCOUNT);
        other.put("jarida.gateway.oidc.client-id", "other");
        other.put("jarida.gateway.oidc.audience", StubProvider.CLIENT);
        strict = start(other);
    }

    private static RunningGateway start(Map<String, String> settings) {
        settings.put("jarida.gateway.upstreams.ingest", SERVICE.uri().toString());
        settings.put("jarida.gateway.upstreams.article", SERVICE.uri().toString());
        settings.put("jarida.gateway.upstreams.moderation", SERVICE.uri().toString());
        settings.put("jarida.gateway.limits.sign-in.network", "none");
        settings.put("jarida.gateway.limits.sign-in.all", "none");
        return RunningGateway.start(
                keys,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static Map<String, String> provider(String issuer, String attempts) {
        return new TreeMap<>(Map.of(
                "jarida.gateway.attempts.network",
                attempts,
                "jarida.gateway.oidc.issuer",
                issuer,
                "jarida.gateway.oidc.client-id",
                StubProvider.CLIENT,
                "jarida.gateway.oidc.client-secret",
                StubProvider.SECRET));
    }

    @AfterAll
    static void stop() {
        strict.close();
        gateway.close();
        PROVIDER.close();
        SERVICE.close();
    }

    @BeforeEach
    void reset() {
        PROVIDER.reset();
        SERVICE.answering(200, "{}");
        SERVICE.forget();
    }

    @Test
    void aRightTokenBeginsASession() throws Exception {
        HttpResponse<String> answer = signIn(gateway, PROVIDER, EDITOR);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/admin/sources");
        assertThat(gateway.get("/admin/sources", "Cookie", session(answer)).statusCode())
                .isEqualTo(200);
        JWTClaimsSet claims = SERVICE.last().claims();
        assertThat(claims.getStringClaim("account")).isEqualTo("amal");
        assertThat(claims.getStringListClaim("roles")).containsExactly("EDITOR");
    }

    /** What is false for a session and for a program alike. */
    private static Stream<Arguments> falseTokens() {
        return Stream.of(
                forged(
                        "another audience",
                        claims -> PROVIDER.sign(claims.audience("shop").build())),
                forged(
                        "no audience",
                        claims -> PROVIDER.sign(claims.audience((String) null).build())),
                forged(
                        "another issuer",
                        claims -> PROVIDER.sign(
                                claims.issuer("https://evil.example").build())),
                forged(
                        "expired",
                        claims -> PROVIDER.sign(
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))
                                        .build())),
                forged(
                        "no expiry",
                        claims -> PROVIDER.sign(claims.expirationTime(null).build())),
                forged("no signature", claims -> new PlainJWT(claims.build()).serialize()),
                forged("signature cut off", claims -> withoutSignature(PROVIDER.sign(claims.build()))),
                forged("HMAC by the public key", claims -> mac(claims, publicKey(PROVIDER.key()))));
    }

    static Stream<Arguments> falseIdTokens() {
        RSAKey stranger = StubProvider.newKey("first");
        RSAKey unknown = StubProvider.newKey("unknown");
        return Stream.concat(
                falseTokens(),
                Stream.of(
                        forged(
                                "another nonce",
                                claims ->
                                        PROVIDER.sign(claims.claim("nonce", "x").build())),
                        forged(
                                "no nonce",
                                claims -> PROVIDER.sign(
                                        claims.claim("nonce", null).build())),
                        forged(
                                "two audiences and no party",
                                claims -> PROVIDER.sign(claims.audience(List.of(StubProvider.CLIENT, "shop"))
                                        .build())),
                        forged(
                                "another party",
                                claims -> PROVIDER.sign(
                                        claims.claim("azp", "shop").build())),
                        forged(
                                "no subject",
                                claims -> PROVIDER.sign(claims.subject(null).build())),
                        forged(
                                "HMAC by the client's secret",
                                claims -> mac(
                                        claims,
                                        (StubProvider.SECRET + StubProvider.SECRET).getBytes(StandardCharsets.UTF_8))),
                        forged("a stranger's key by our id", claims -> StubProvider.sign(claims.build(), stranger)),
                        forged("a key nobody published", claims -> StubProvider.sign(claims.build(), unknown)),
                        forged("no token", claims -> "none"),
                        forged(
                                "a name of control characters",
                                claims -> PROVIDER.sign(claims.claim("preferred_username", "a\u0000\r\nb")
                                        .build()))));
    }

    private static Arguments forged(String name, Function<JWTClaimsSet.Builder, String> maker) {
        return Arguments.argumentSet(name, maker);
    }

    @ParameterizedTest
    @MethodSource("falseIdTokens")
    void aFalseIdTokenBeginsNothing(Function<JWTClaimsSet.Builder, String> maker) {
        PROVIDER.makingIdTokens(maker);

        assertRefused(signIn(gateway, PROVIDER, EDITOR), 403);

        PROVIDER.reset();
        assertThat(signIn(gateway, PROVIDER, EDITOR).statusCode()).isEqualTo(303);
    }

    @Test
    void aCodeCountsOnceAndOnlyWithTheVerifierOfItsBrowser() {
        Begun begun = begin(gateway, "");
        String code = PROVIDER.grant(begun.address(), EDITOR);
        String stolen = PROVIDER.grant(begin(gateway, "").address(), EDITOR);

        assertRefused(callback(begun, "code=" + stolen + "&state=" + begun.state()), 403);
        assertThat(callback(begun, "code=" + code + "&state=" + begun.state()).statusCode())
                .isEqualTo(303);
        assertRefused(callback(begun, "code=" + code + "&state=" + begun.state()), 403);
        assertThat(PROVIDER.asked())
                .allSatisfy(form -> assertThat(StubProvider.parameters(form))
                        .containsKey("code_verifier")
                        .doesNotContainValue(StubProvider.SECRET));
    }

    @Test
    void anAnswerToAnotherRequestIsStaleAndLeavesTheOneUnderWay() {
        Begun begun = begin(gateway, "");
        Begun other = begin(gateway, "");
        String code = PROVIDER.grant(begun.address(), EDITOR);
        String right = "code=" + code + "&state=" + begun.state();

        assertRefused(callback(begun, "code=" + code + "&state=" + other.state()), 400);
        assertRefused(callback(begun, "code=" + code), 400);
        assertRefused(callback(begun, ""), 400);
        assertRefused(gateway.get("/login/callback?" + right), 400);
        assertRefused(gateway.get("/login/callback?" + right, "Cookie", other.cookie()), 400);
        assertRefused(gateway.get("/login/callback?" + right, "Cookie", begun.cookie() + "x"), 400);
        assertThat(PROVIDER.asked()).isEmpty();

        HttpResponse<String> answer = callback(begun, right);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("jarida-sign-in=;").contains("Max-Age=0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"access_denied", "login_required", "server_error", "%3Cscript%3E", "evil%0d%0ainjected", "%D8%A3"
            })
    void anErrorOfTheProviderIsAPage(String error) {
        Begun begun = begin(gateway, "");

        HttpResponse<String> answer =
                callback(begun, "error=" + error + "&error_description=%3Cb%3Eevil%3C%2Fb%3E&state=" + begun.state());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertRefused(answer, 403);
        assertThat(answer.body()).doesNotContain("evil", "<script>");
        assertThat(PROVIDER.asked()).isEmpty();
    }

    @Test
    void theIssuerOfAnAnswerMustBeTheOneThatWasAsked() {
        Begun begun = begin(gateway, "");
        String right = "code=" + PROVIDER.grant(begun.address(), EDITOR) + "&state=" + begun.state();

        assertRefused(callback(begun, right + "&iss=https%3A%2F%2Fevil.example"), 403);
        assertThat(PROVIDER.asked()).isEmpty();
        assertThat(callback(begun, right + "&iss=" + encode(PROVIDER.issuer())).statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"500, 503", "502, 503", "302, 403", "404, 403", "200, 403"})
    void aTokenEndpointThatDoesNotWorkIsAPage(int status, int shown) {
        PROVIDER.answeringForTokens(exchange -> {
            exchange.getResponseHeaders().set("Location", PROVIDER.issuer() + "/jwks");
            StubProvider.reply(exchange, status, "<html>");
        });
        assertRefused(signIn(gateway, PROVIDER, EDITOR), shown);
    }

    @Test
    void aTokenEndpointThatHangsIsGivenUp() {
        PROVIDER.answeringForTokens(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        });
        long begun = System.nanoTime();
        HttpResponse<String> answer = signIn(gateway, PROVIDER, EDITOR);

        assertRefused(answer, 503);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"ar, دور", "fr, rôle", "en, role"})
    void nobodyWithoutARoleGetsIn(String language, String word) {
        Begun begun = begin(gateway, "");
        String code = PROVIDER.grant(begun.address(), Map.of("roles", List.of("reader")));

        HttpResponse<String> answer = gateway.get(
                "/login/callback?code=" + code + "&state=" + begun.state(),
                "Cookie",
                begun.cookie(),
                "Accept-Language",
                language);

        assertRefused(answer, 403);
        assertThat(answer.body()).contains("lang=\"" + language + "\"", word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void signingInNeverLeadsElsewhere(String next) {
        assertThat(gateway.get("/login?next=" + encode(next)).body()).doesNotContain("evil", "alert");
        Begun begun = begin(gateway, next);
        String code = PROVIDER.grant(begun.address(), EDITOR);

        assertThat(callback(begun, "code=" + code + "&state=" + begun.state())
                        .headers()
                        .firstValue("Location"))
                .hasValue("/admin/sources");
    }

    @Test
    void anotherSiteCannotBeginASignIn() {
        assertThat(gateway.get("/login/begin", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(gateway.get("/login/begin", "Referer", "https://evil.example/x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProviderThatIsAwayStopsOnlySigningInUntilItComes() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (RunningGateway early = start(provider("http://127.0.0.1:" + port, "1000/1m"))) {
            HttpResponse<String> page = early.get("/login/begin");
            assertRefused(page, 503);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(early.get("/login").statusCode()).isEqualTo(200);
            HttpResponse<String> bearer = early.get("/api/v1/sources/export", "Authorization", "Bearer a.b.c");
            assertThat(bearer.statusCode()).isEqualTo(503);
            assertThat(bearer.headers().firstValue("Retry-After")).isPresent();
            assertThat(early.get("/").statusCode()).isEqualTo(200);

            try (StubProvider late = StubProvider.startAt(port)) {
                late.describing(Map.of("authorization_response_iss_parameter_supported", true));
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(
                                () -> assertThat(early.get("/login/begin").statusCode())
                                        .isEqualTo(303));
                promisedIssuerIsRequired(early, late);
                newKeyIsLearntWhenItIsUsed(early, late);
            }
        }
    }

    private static void promisedIssuerIsRequired(RunningGateway gateway, StubProvider promising) {
        assertRefused(signIn(gateway, promising, EDITOR), 403);
        assertThat(signInNaming(gateway, promising).statusCode()).isEqualTo(303);
    }

    private static void newKeyIsLearntWhenItIsUsed(RunningGateway gateway, StubProvider rotating) {
        RSAKey old = rotating.key();
        rotating.rotate("second");
        assertThat(signInNaming(gateway, rotating).statusCode()).isEqualTo(303);
        rotating.makingIdTokens(claims -> StubProvider.sign(claims.build(), old));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertRefused(signInNaming(gateway, rotating), 403));
    }

    private static HttpResponse<String> signInNaming(RunningGateway gateway, StubProvider provider) {
        Begun begun = begin(gateway, "");
        String query = "code=" + provider.grant(begun.address(), EDITOR) + "&state=" + begun.state() + "&iss="
                + encode(provider.issuer());
        return gateway.get("/login/callback?" + query, "Cookie", begun.cookie());
    }

    @Test
    void anotherIssuerAtTheSameAddressIsNotBelieved() {
        PROVIDER.describing(Map.of("issuer", "https://evil.example"));

        assertRefused(strict.get("/login/begin"), 503);

        PROVIDER.reset();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(strict.get("/login/begin").statusCode()).isEqualTo(303));
    }

    @Test
    void aSessionEndsWithWhatItStandsOn() {
        String ofProvider = session(signIn(gateway, PROVIDER, EDITOR));
        String ofAccount;
        try (RunningGateway local = start(new TreeMap<>(ACCOUNT))) {
            HttpResponse<String> answer = local.post(
                    "/login", "name=amal&password=a+password", "Content-Type", "application/x-www-form-urlencoded");
            ofAccount = session(answer);
            assertThat(local.get("/admin/sources", "Cookie", ofAccount).statusCode())
                    .isEqualTo(200);
            assertThat(local.get("/admin/sources", "Cookie", ofProvider).statusCode())
                    .isEqualTo(401);
            assertThat(local.get("/login/begin").statusCode()).isEqualTo(404);
            assertThat(local.get("/login/callback?code=a&state=b").statusCode()).isEqualTo(404);
            HttpResponse<String> bearer = local.get("/admin/sources", "Authorization", "Bearer a.b.c");
            assertThat(bearer.statusCode()).isEqualTo(401);
            assertThat(bearer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic ");
        }
        for (RunningGateway ofOthers : List.of(gateway, strict)) {
            assertThat(ofOthers.get("/admin/sources", "Cookie", ofAccount).statusCode())
                    .isEqualTo(401);
            assertThat(ofOthers.get("/admin/sources", "Authorization", basic("amal", "a password"))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(gateway.get("/admin/sources", "Cookie", ofProvider).statusCode())
                .isEqualTo(200);
        assertThat(strict.get("/admin/sources", "Cookie", ofProvider).statusCode())
                .isEqualTo(401);
    }

    @Test
    void rolesOfASessionCannotBeChanged() {
        String session = session(signIn(gateway, PROVIDER, EDITOR));
        String forged = session.replace("=2~EDITOR~", "=2~ADMIN.EDITOR.MODERATOR~");
        assertThat(forged).isNotEqualTo(session);

        assertThat(gateway.get("/admin/sources", "Cookie", forged).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/admin/sources", "Cookie", session.replace("=2~EDITOR~", "=1~"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void namesAndPasswordsAreNotTaken() {
        HttpResponse<String> page = gateway.get("/login?next=%2Fmoderation");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"/login/begin?next=%2Fmoderation\"", "/login?next=%2Fmoderation&amp;ui=fr")
                .doesNotContain("password", "<form");
        assertThat(gateway.post("/login", "name=a&password=b", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(405);
        HttpResponse<String> basic = gateway.get("/", "Authorization", basic("amal", "x"));
        assertThat(basic.statusCode()).isEqualTo(401);
        assertThat(basic.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer ");
    }

    static Stream<Arguments> falseBearerTokens() {
        RSAKey stranger = StubProvider.newKey("first");
        return Stream.concat(
                falseTokens(),
                Stream.of(
                        forged(
                                "not yet",
                                claims -> PROVIDER.sign(claims.notBeforeTime(
                                                Date.from(Instant.now().plusSeconds(600)))
                                        .build())),
                        forged("a stranger's key", claims -> StubProvider.sign(claims.build(), stranger)),
                        forged(
                                "the gateway's own token",
                                claims -> SERVICE.last().token()),
                        forged("no token", claims -> "evil"),
                        forged("nothing", claims -> "")));
    }

    @ParameterizedTest
    @MethodSource("falseBearerTokens")
    void aFalseBearerTokenIsRefusedEverywhere(Function<JWTClaimsSet.Builder, String> maker) {
        gateway.get("/images/x");
        String token = "Bearer " + maker.apply(PROVIDER.claims());
        SERVICE.forget();

        for (String path : List.of("/api/v1/sources/export", "/", "/images/x")) {
            HttpResponse<String> answer = gateway.get(path, "Authorization", token);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"Jarida\", error=\"invalid_token\"");
            assertThat(answer.body())
                    .contains("urn:jarida:problem:unauthenticated")
                    .doesNotContain("evil");
        }
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void aRightBearerTokenWorksWithItsRolesAndWithoutAFormToken() throws Exception {
        String token = "Bearer " + PROVIDER.sign(PROVIDER.claims().build());

        assertThat(gateway.post("/api/v1/sources", "{}", "Authorization", token).statusCode())
                .isEqualTo(200);
        JWTClaimsSet claims = SERVICE.last().claims();
        assertThat(claims.getStringClaim("account")).isEqualTo("amal");
        assertThat(claims.getStringListClaim("roles")).containsExactly("EDITOR");
        assertThat(claims.getClaim("csrf")).isNull();
        assertThat(gateway.get("/api/v1/moderation/cases", "Authorization", token)
                        .statusCode())
                .isEqualTo(403);
        String reader = PROVIDER.sign(
                PROVIDER.claims().claim("roles", List.of("reader")).build());
        assertThat(gateway.get("/", "Authorization", "Bearer " + reader).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenThatWasRightIsRememberedAndTooManyWrongOnesAreNotLookedAt() {
        String right = "Bearer " + PROVIDER.sign(PROVIDER.claims().build());
        String another =
                "Bearer " + PROVIDER.sign(PROVIDER.claims().subject("2").build());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                strict.get("/images/x", "Authorization", right).statusCode())
                        .isEqualTo(200));
        for (int status : new int[] {401, 401, 429}) {
            assertThat(strict.get("/images/x", "Authorization", "Bearer evil").statusCode())
                    .isEqualTo(status);
        }
        assertThat(strict.get("/images/x", "Authorization", another).statusCode())
                .isEqualTo(429);
        assertThat(strict.get("/images/x", "Authorization", right).statusCode()).isEqualTo(200);
        assertThat(strict.get("/login/callback?code=a&state=b").statusCode()).isEqualTo(429);
    }

    /** A sign-in that has led to the provider. */
    private record Begun(URI address, String cookie) {

        String state() {
            return StubProvider.parameters(address.getRawQuery()).get("state");
        }
    }

    private static Begun begin(RunningGateway gateway, String next) {
        HttpResponse<String> answer = gateway.get("/login/begin?next=" + encode(next));
        assertThat(answer.statusCode()).isEqualTo(303);
        return new Begun(URI.create(answer.headers().firstValue("Location").orElseThrow()), signInCookie(answer));
    }

    private static HttpResponse<String> signIn(
            RunningGateway gateway, StubProvider provider, Map<String, Object> person) {
        Begun begun = begin(gateway, "");
        String code = provider.grant(begun.address(), person);
        return gateway.get("/login/callback?code=" + code + "&state=" + begun.state(), "Cookie", begun.cookie());
    }

    private static HttpResponse<String> callback(Begun begun, String query) {
        return gateway.get("/login/callback?" + query, "Cookie", begun.cookie());
    }

    private static void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith("jarida-session="));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(answer.body()).contains("role=\"alert\"", "/login/begin").doesNotContain("Exception", "\tat ");
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("jarida-session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static String signInCookie(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("jarida-sign-in=1~")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600");
        return cookie(answer);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static byte[] publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mac(JWTClaimsSet.Builder claims, byte[] secret) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims.build());
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
