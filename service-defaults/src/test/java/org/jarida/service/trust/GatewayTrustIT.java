package org.jarida.service.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a service answers to whom, over real HTTP. */
class GatewayTrustIT {

    private static final String SERVICE = "article-service";
    private static final TestTokens tokens = TestTokens.inTemporaryFolder();
    private static final HttpClient http = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext service;
    private static String base;
    private static String management;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(Newsstand.class)
                .run(
                        "--spring.config.import=classpath:service-defaults.yaml",
                        "--spring.application.name=" + SERVICE,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--jarida.store.database=" + TestStore.freshName(),
                        "--MONGODB_URI=" + TestStore.uri(),
                        "--KAFKA_BOOTSTRAP_SERVERS=" + TestBroker.bootstrapServers(),
                        "--JARIDA_KEYS_DIR=" + tokens.keysDir());
        base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        management = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theCallerIsWhoTheTokenNames() throws Exception {
        String reader = tokens.token(
                SERVICE, claims -> claims.reader(List.of("aa", "bb"), 750).networks(List.of("cc")));

        assertThat(get("/who", reader).body()).isEqualTo("[aa, bb] 750 [cc] [] null");
        assertThat(get("/who", tokens.staff(SERVICE, "mona", "EDITOR")).body())
                .isEqualTo("none [00000000000000aa] [EDITOR] mona");
    }

    @Test
    void headIsAnsweredAsGetIs() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(URI.create(base + "/who"))
                .HEAD()
                .header("Authorization", "Bearer " + tokens.reader(SERVICE, "aa", "cc"))
                .build();

        assertThat(http.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void requestsAreTimedAndTheFiltersOfSpringSecurityAreNot() throws Exception {
        get("/who", tokens.reader(SERVICE, "aa", "cc"));

        HttpRequest metrics = HttpRequest.newBuilder(URI.create(management + "/actuator/metrics"))
                .build();
        assertThat(http.send(metrics, HttpResponse.BodyHandlers.ofString()).body())
                .contains("\"http.server.requests\"")
                .doesNotContain("spring.security");
    }

    static Stream<String> worthless() {
        TestTokens stranger = TestTokens.inTemporaryFolder();
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("jarida-gateway")
                .audience(SERVICE)
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
        return Stream.of(
                "",
                "nonsense",
                new PlainJWT(claims).serialize(),
                stranger.reader(SERVICE, "aa", "bb"),
                tokens.reader("ingest-service", "aa", "bb"),
                tokens.sign(new JWTClaimsSet.Builder(claims).issuer("someone").build()),
                tokens.sign(new JWTClaimsSet.Builder(claims)
                        .expirationTime(Date.from(now.minusSeconds(10)))
                        .build()),
                tokens.sign(
                        new JWTClaimsSet.Builder(claims).expirationTime(null).build()),
                tokens.sign(new JWTClaimsSet.Builder(claims)
                        .audience(List.of(SERVICE, "ingest-service"))
                        .build()));
    }

    @ParameterizedTest
    @MethodSource("worthless")
    void whatTheGatewayDidNotSignForThisServiceIsRefused(String token) throws Exception {
        HttpResponse<String> answer = get("/who", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:jarida:problem:unauthenticated");
    }

    @Test
    void identityHeadersOfTheClientMeanNothing() throws Exception {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(base + "/who"))
                .header("X-User", "admin")
                .header("X-Forwarded-User", "admin")
                .header("Cookie", "jarida-reader=admin")
                .build();

        assertThat(http.send(forged, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatNoRuleNamesIsRefusedToEverybody() throws Exception {
        assertThat(get("/unlisted", tokens.staff(SERVICE, "root", "EDITOR", "MODERATOR", "ADMIN"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/actuator/health", tokens.reader(SERVICE, "aa", "bb")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRoleOpensWhatIsItsOwnOnly() throws Exception {
        assertThat(get("/desk", tokens.staff(SERVICE, "mona", "EDITOR")).statusCode())
                .isEqualTo(200);
        assertThat(get("/desk", tokens.staff(SERVICE, "omar", "MODERATOR")).statusCode())
                .isEqualTo(403);
        assertThat(get("/desk", tokens.reader(SERVICE, "aa", "bb")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aNewKeyIsAcceptedWithoutARestart() throws Exception {
        TestTokens rotated = TestTokens.in(tokens.keysDir(), "20260201T000000Z");
        String token = rotated.reader(SERVICE, "aa", "bb");

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(get("/who", token).statusCode()).isEqualTo(200));
        assertThat(get("/who", tokens.reader(SERVICE, "aa", "bb")).statusCode()).isEqualTo(200);
    }

    @Test
    void healthNeedsNoTokenAndSaysNoMoreThanThat() throws Exception {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(get("/readyz", "").statusCode()).isEqualTo(200));
        assertThat(get("/livez", "").statusCode()).isEqualTo(200);
        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create(management + "/actuator/health"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("mongo");
    }

    @Test
    void everyFailureIsAProblemWithoutInternals() throws Exception {
        String token = tokens.reader(SERVICE, "aa", "bb");
        Map<String, Integer> expected = Map.of(
                "/fail/known",
                404,
                "/fail/unknown",
                500,
                "/fail/number?n=x",
                400,
                "/fail/number",
                400,
                "/who/nothing",
                404);

        for (Map.Entry<String, Integer> each : expected.entrySet()) {
            HttpResponse<String> answer = get(each.getKey(), token);
            assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(each.getValue());
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.body())
                    .contains("urn:jarida:problem:")
                    .doesNotContain("secret")
                    .doesNotContain("org.jarida");
        }
        assertThat(get("/fail/stale", token).body())
                .contains("urn:jarida:problem:stale-version", "\"known\":7", "Look again.");
        assertThat(get("/fail/number?n=x", token).body()).contains("\"detail\":\"n has a value of the wrong kind.\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{not json|The body is not JSON: line 1, column 2.",
                "{\"pages\":[{\"number\":\"x\"}]}|pages[0].number has a value of the wrong kind.",
                "''|The body is missing or cannot be read."
            })
    void aBodyThatCannotBeReadIsToldWhere(String sent, String detail) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(base + "/who"))
                        .header("Authorization", "Bearer " + tokens.reader(SERVICE, "aa", "bb"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(sent))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("urn:jarida:problem:invalid-request", "\"detail\":\"" + detail + "\"")
                .doesNotContain("JsonParser");
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Desk.class)
    static class Newsstand {

        @Bean
        AccessRules accessRules() {
            return AccessRules.denyByDefault()
                    .anyone(HttpMethod.GET, "/who/**")
                    .anyone(HttpMethod.POST, "/who")
                    .anyone(HttpMethod.GET, "/fail/**")
                    .only(Role.EDITOR, "/desk");
        }

        @Bean
        Object storeIsWired(MongoDatabase database) {
            return database.getName();
        }
    }

    record Body(String text, List<Page> pages) {}

    record Page(int number) {}

    @RestController
    static class Desk {

        @GetMapping("/who")
        String who(Caller caller) {
            Reader reader = caller.reader();
            String who = reader == null ? "none" : reader.keys() + " " + reader.baseWeight();
            return who + " " + caller.networkKeys() + " " + caller.roles() + " " + caller.account();
        }

        @PostMapping("/who")
        String echo(@RequestBody Body body) {
            return body.text();
        }

        @GetMapping("/desk")
        String desk() {
            return "desk";
        }

        @GetMapping("/unlisted")
        String unlisted() {
            return "never";
        }

        @GetMapping("/fail/{how}")
        String fail(@PathVariable String how, @RequestParam(required = false) Integer n) {
            switch (how) {
                case "known" -> throw new ProblemException(ProblemType.NOT_FOUND, "No such page.");
                case "stale" -> throw new ProblemException(ProblemType.STALE_VERSION, "Look again.").with("known", 7);
                case "number" -> throw new ProblemException(ProblemType.INVALID_REQUEST, "n is missing");
                default -> throw new IllegalStateException("secret of org.jarida");
            }
        }
    }
}
