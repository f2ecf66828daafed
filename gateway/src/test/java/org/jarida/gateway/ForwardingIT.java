package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.cookie;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What services get of a request, and readers of an answer. */
class ForwardingIT {

    private static final String REPORTS = "/api/v1/articles/a1/images/i1/reports";
    private static final StubService INGEST = StubService.start();
    private static final StubService ARTICLE = StubService.start();
    private static final StubService MODERATION = StubService.start();
    private static RunningGateway gateway;

    @BeforeAll
    static void start(@TempDir Path keys) {
        gateway = RunningGateway.start(
                keys,
                "jarida.gateway.issuing.often=none",
                "jarida.gateway.issuing.daily=none",
                "jarida.gateway.upstreams.ingest=" + INGEST.uri(),
                "jarida.gateway.upstreams.article=" + ARTICLE.uri(),
                "jarida.gateway.upstreams.moderation=" + MODERATION.uri());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        List.of(INGEST, ARTICLE, MODERATION).forEach(StubService::close);
    }

    @BeforeEach
    void reset() {
        List.of(INGEST, ARTICLE, MODERATION).forEach(service -> {
            service.answering(200, "{}");
            service.forget();
        });
    }

    @Test
    void aRequestCarriesATokenForItsServiceOnly() throws Exception {
        gateway.get("/appeals/a?q=%D8%A3");

        var received = MODERATION.last();
        assertThat(received.target()).isEqualTo("/appeals/a?q=%D8%A3");
        SignedJWT token = SignedJWT.parse(received.token());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.verify(new ECDSAVerifier(publicKey(token.getHeader().getKeyID()))))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("jarida-gateway");
        assertThat(claims.getAudience()).containsExactly("moderation-service");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(claims.getStringListClaim("network_keys"))
                .singleElement()
                .satisfies(key -> assertThat(key).matches("[0-9a-f]{16}"));
        assertThat(claims.getClaims()).doesNotContainKeys("reader_keys", "reader_weight", "roles", "account", "csrf");
    }

    @Test
    void theSameCallerGetsTheSameTokenPerService() {
        gateway.get("/appeals/a");
        String first = MODERATION.last().token();
        gateway.get("/appeals/a?again");
        gateway.get("/images/abc");

        assertThat(MODERATION.last().token()).isEqualTo(first);
        assertThat(INGEST.last().token()).isNotEqualTo(first);
    }

    @Test
    void noHeaderOfAClientSpeaksForAnIdentityOrAnAddress() {
        gateway.get(
                "/",
                "Authorization",
                "Bearer forged",
                "Cookie",
                "jarida-reader=forged; other=1",
                "X-Forwarded-For",
                "1.2.3.4",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=1.2.3.4",
                "X-Real-IP",
                "1.2.3.4",
                "X-User",
                "admin",
                "X-Jarida-Roles",
                "ADMIN",
                "X-HTTP-Method-Override",
                "DELETE");

        var received = ARTICLE.last();
        assertThat(received.header("Authorization")).startsWith("Bearer ey");
        assertThat(received.header("Host")).isEqualTo("127.0.0.1:" + ARTICLE.port());
        assertThat(received.headers().keySet())
                .map(String::toLowerCase)
                .isSubsetOf("accept-language", "authorization", "traceparent", "host", "connection");
    }

    @Test
    void aReaderIsMadeByTheFirstReportAndStaysTheSame() throws Exception {
        ARTICLE.answering(202, "{}");
        assertThat(gateway.get("/").headers().allValues("Set-Cookie")).isEmpty();

        HttpResponse<String> report =
                gateway.post(REPORTS, "{\"reason\":\"SPAM\"}", "Content-Type", "application/json");
        String cookie = report.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("jarida-reader=1~")
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=34560000")
                .doesNotContain("Secure");
        assertThat(ARTICLE.last().text()).isEqualTo("{\"reason\":\"SPAM\"}");
        JWTClaimsSet first = claims();
        assertThat(first.getStringListClaim("reader_keys"))
                .singleElement()
                .satisfies(key -> assertThat(key).matches("[0-9a-f]{32}"));
        assertThat(first.getIntegerClaim("reader_weight")).isEqualTo(500);

        HttpResponse<String> again = gateway.post(REPORTS, "{}", "Cookie", cookie(report));
        assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(claims().getStringListClaim("reader_keys")).isEqualTo(first.getStringListClaim("reader_keys"));

        gateway.post(REPORTS, "{}");
        assertThat(claims().getStringListClaim("reader_keys")).isNotEqualTo(first.getStringListClaim("reader_keys"));
    }

    @Test
    void aForgedCookieIsNoReader() throws Exception {
        ARTICLE.answering(202, "{}");
        String forged = "jarida-reader=1~AAAAAAAAAAAAAAAAAAAAAA~1~20260101T000000Z~" + "A".repeat(43);

        HttpResponse<String> report = gateway.post(REPORTS, "{}", "Cookie", forged);

        assertThat(report.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(claims().getIntegerClaim("reader_weight")).isEqualTo(500);
        gateway.get("/appeals/a", "Cookie", forged);
        assertThat(MODERATION.last().claims().getClaim("reader_keys")).isNull();
    }

    @Test
    void aReportThatIsRefusedMakesNoReader() {
        ARTICLE.answering(404, "{}");
        assertThat(gateway.post(REPORTS, "{}").headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void aReportFromAnotherSiteIsRefused() {
        ARTICLE.answering(202, "{}");
        String ours = "http://127.0.0.1:" + gateway.port();

        assertThat(gateway.post(REPORTS, "{}", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(gateway.post(REPORTS, "{}", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(gateway.post(REPORTS, "{}", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(ARTICLE.received()).isEmpty();
        assertThat(gateway.post(REPORTS, "{}", "Origin", ours, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(202);
        assertThat(gateway.post(REPORTS, "{}", "Origin", "http://localhost:8080")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aFormGoesThroughByteForByte() {
        ARTICLE.answering(exchange -> {
            exchange.getResponseHeaders().add("Location", "/articles/a1?reported=i1");
            StubService.reply(exchange, 303, "");
        });
        String form = "reason=SPAM&comment=%D9%84%D8%A7+%26&comment=2";

        HttpResponse<String> answer =
                gateway.post(REPORTS + "?x=1", form, "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/articles/a1?reported=i1");
        assertThat(ARTICLE.last().text()).isEqualTo(form);
        assertThat(ARTICLE.last().target()).isEqualTo(REPORTS + "?x=1");
    }

    @Test
    void theLanguageIsOneOfThree() {
        gateway.get("/", "Accept-Language", "de-DE, fr-CA;q=0.8, en;q=0.7");
        assertThat(ARTICLE.last().header("Accept-Language")).isEqualTo("fr");
        gateway.get("/", "Accept-Language", "zz;q=x, ;,");
        assertThat(ARTICLE.last().header("Accept-Language")).isEqualTo("ar");

        HttpResponse<String> chosen = gateway.get("/?ui=en", "Accept-Language", "fr");
        assertThat(ARTICLE.last().header("Accept-Language")).isEqualTo("en");
        gateway.get("/", "Accept-Language", "fr", "Cookie", cookie(chosen));
        assertThat(ARTICLE.last().header("Accept-Language")).isEqualTo("en");
    }

    @Test
    void answersCarryTheGatewaysHeadersAndNoneOfTheHop() {
        ARTICLE.answering(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            exchange.getResponseHeaders().add("Server", "stub");
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src *");
            exchange.getResponseHeaders().add("Vary", "Accept-Language");
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + ARTICLE.port() + "/articles/x");
            StubService.reply(exchange, 200, "{}");
        });

        var headers = gateway.get("/").headers();

        assertThat(headers.allValues("Set-Cookie")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Vary")).hasValue("Accept-Language, Cookie");
        assertThat(headers.firstValue("ETag")).hasValue("\"1\"");
        assertThat(headers.firstValue("Location")).hasValue("/articles/x");
    }

    @Test
    void everybodyReadsTheModerationsPublicPagesAndAppeals() throws Exception {
        for (String path : List.of("/transparency", "/api/v1/transparency", "/appeals?article=a1", "/appeals/i1-1-1")) {
            assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(MODERATION.last().target()).isEqualTo(path);
            assertThat(MODERATION.last().claims().getClaims()).doesNotContainKeys("roles", "account", "reader_keys");
        }
        MODERATION.forget();
        String form = "application/x-www-form-urlencoded";
        assertThat(gateway.post("/appeals/i1-1-1", "text=ours", "Content-Type", form)
                        .statusCode())
                .isEqualTo(200);
        assertThat(MODERATION.last().text()).isEqualTo("text=ours");
        assertThat(gateway.post("/appeals/i1-1-1", "text=ours", "Content-Type", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.post("/transparency", "{}").statusCode()).isEqualTo(405);
        assertThat(gateway.get("/api/v1/moderation/statements").statusCode()).isEqualTo(401);
        assertThat(gateway.get("/api/v1/moderation/appeals").statusCode()).isEqualTo(401);
        assertThat(MODERATION.received()).hasSize(1);
    }

    @Test
    void aTraceIsJoinedOrBegun() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var answer = gateway.get("/", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        assertThat(ARTICLE.last().header("traceparent"))
                .startsWith("00-" + trace + "-")
                .endsWith("-01");
        assertThat(ARTICLE.last().header("traceparent")).doesNotContain("00f067aa0ba902b7");
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(trace);

        gateway.get("/", "traceparent", "garbage");
        assertThat(ARTICLE.last().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    private static JWTClaimsSet claims() throws Exception {
        return ARTICLE.last().claims();
    }

    private static ECPublicKey publicKey(String kid) throws Exception {
        String pem = Files.readString(gateway.keys().resolve("public/token-" + kid + ".pem"))
                .replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        assertThat(Curve.forECParameterSpec(key.getParams())).isEqualTo(Curve.P_256);
        return key;
    }
}
