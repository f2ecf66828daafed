package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jarida.test.TestTokens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the running services, asked for by everybody who could ask, at the gateway and straight at the service:
 * only what should pass passes. A route that {@code route-rules.txt} does not name fails.
 */
@ExtendWith(SharedJarida.Resolver.class)
class RouteMatrixIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private static SharedJarida shared;
    private static TestTokens signer;
    private static TestTokens stranger;
    private static String readerCookie;
    private static Map<MappedRoute, Who> rules;

    /** Who may pass a route. */
    private enum Who {
        ANYONE,
        EDITOR,
        MODERATOR,
        /** No public route; the service itself answers whoever reaches it, without a token. */
        HEALTH,
        /** No public route, and nothing that the service lets anyone ask for. */
        NOBODY
    }

    /** Somebody who asks: with these headers, and as what they ought to be taken. */
    private record Asker(String name, List<Who> roles, String... headers) {

        boolean passes(Who rule) {
            return rule == Who.ANYONE || roles.contains(rule);
        }
    }

    @BeforeAll
    static void meet(SharedJarida all, @TempDir Path foreign) throws IOException {
        shared = all;
        signer = TestTokens.in(all.home().resolve("keys"), "20260101T000000Z");
        stranger = TestTokens.in(foreign, "20260101T000000Z");
        readerCookie = aReadersCookie();
        rules = rules();
    }

    @Test
    void everyRouteHasARuleAndEveryRuleARoute() {
        List<MappedRoute> mapped = new ArrayList<>();
        for (String service : SharedJarida.SERVICES) {
            mapped.addAll(MappedRoute.of(service, shared.jarida().management(service)));
        }
        assertThat(mapped).hasSizeGreaterThan(80).containsExactlyInAnyOrderElementsOf(rules.keySet());
    }

    @Test
    void atTheGatewayOnlyWhoShouldPassesPasses() {
        URI gateway = shared.jarida().url();
        List<Asker> askers = List.of(
                new Asker("anonymous", List.of()),
                new Asker("reader", List.of(), "Cookie", readerCookie),
                new Asker("editor", List.of(Who.EDITOR), "Authorization", basic(SharedJarida.EDITOR)),
                new Asker("moderator", List.of(Who.MODERATOR), "Authorization", basic(SharedJarida.MODERATOR)),
                new Asker("admin", List.of(Who.EDITOR, Who.MODERATOR), "Authorization", basic("admin")),
                new Asker(
                        "forged headers",
                        List.of(),
                        "X-Forwarded-For",
                        "127.0.0.1",
                        "X-Forwarded-User",
                        "admin",
                        "X-Roles",
                        "ADMIN,EDITOR,MODERATOR",
                        "X-Original-URL",
                        "/about",
                        "Forwarded",
                        "for=127.0.0.1;host=localhost",
                        "Cookie",
                        "jarida-session=YWRtaW4.AAAA; jarida-reader=AAAA"));
        List<String> wrong = new ArrayList<>();
        rules.forEach((route, rule) -> {
            for (Asker asker : askers) {
                note(wrong, route, rule, asker, ask(gateway, route, asker.headers()));
            }
            // a token that the service itself would take is nothing at the gateway
            Asker withToken = new Asker("token of ours", List.of(), "Authorization", admin(route.service()));
            Answer answer = ask(gateway, route, withToken.headers());
            if (rule != Who.ANYONE) {
                note(wrong, route, rule, withToken, answer);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void atTheServiceItselfOnlyTheGatewaysTokenForItCounts() {
        List<String> wrong = new ArrayList<>();
        rules.forEach((route, rule) -> {
            String service = route.service();
            URI direct = shared.firstAddress(service);
            if (rule == Who.HEALTH) {
                assertThat(ask(direct, route).status()).as(route.toString()).isEqualTo(200);
                return;
            }
            for (Asker asker : List.of(
                    bearer("a reader's token", List.of(), signer.reader(service, "0a".repeat(16), "0b".repeat(8))),
                    bearer("an editor's token", List.of(Who.EDITOR), signer.staff(service, "e", "EDITOR")),
                    bearer("a moderator's token", List.of(Who.MODERATOR), signer.staff(service, "m", "MODERATOR")),
                    bearer("both roles' token", List.of(Who.EDITOR, Who.MODERATOR), adminToken(service)))) {
                note(wrong, route, rule, asker, ask(direct, route, asker.headers()));
            }
            for (Asker asker : List.of(
                    new Asker("no token", List.of()),
                    new Asker("a password", List.of(), "Authorization", basic("admin")),
                    new Asker("a reader's cookie", List.of(), "Cookie", readerCookie),
                    bearer("an expired token", List.of(), expired(service)),
                    bearer("a token for another service", List.of(), adminToken(other(service))),
                    bearer("a token signed by another key", List.of(), strangers(service)),
                    bearer("an unsigned token", List.of(), unsigned(service)))) {
                int status = ask(direct, route, asker.headers()).status();
                if (status != 401) {
                    wrong.add(route + " straight to the service with " + asker.name() + ": " + status);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    private record Answer(int status, String location, String body) {

        /** Whether the service's own controller has answered, well or ill. */
        boolean reached() {
            boolean refused = status == 401 || status == 403 || status == 405 || status == 429 || status >= 500;
            boolean toSignIn = location.startsWith("/login");
            boolean nothingThere = status == 404 && body.contains("There is nothing at this address.");
            return !refused && !toSignIn && !nothingThere;
        }
    }

    private static void note(List<String> wrong, MappedRoute route, Who rule, Asker asker, Answer answer) {
        if (answer.reached() != asker.passes(rule)) {
            wrong.add(route + " by " + asker.name() + ": " + answer);
        }
    }

    private static Answer ask(URI base, MappedRoute route, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(route.path()))
                .timeout(Duration.ofSeconds(20))
                .method(route.oneMethod(), BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                // a stream of headlines never ends
                String text =
                        response.statusCode() < 400 ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("location").orElse(""),
                        text);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(route.toString(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Asker bearer(String name, List<Who> roles, String token) {
        return new Asker(name, roles, "Authorization", "Bearer " + token);
    }

    private static String basic(String name) {
        String credentials = name + ":" + SharedJarida.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String admin(String service) {
        return "Bearer " + adminToken(service);
    }

    private static String adminToken(String service) {
        return signer.staff(service, "admin", "EDITOR", "MODERATOR", "ADMIN");
    }

    private static String strangers(String service) {
        return stranger.staff(service, "admin", "EDITOR", "MODERATOR", "ADMIN");
    }

    private static String other(String service) {
        return service.equals("ingest-service") ? "article-service" : "ingest-service";
    }

    private static String expired(String service) {
        Instant ended = Instant.now().minusSeconds(60);
        return signer.sign(claims(service)
                .issueTime(Date.from(ended.minusSeconds(60)))
                .expirationTime(Date.from(ended))
                .build());
    }

    private static String unsigned(String service) {
        JWTClaimsSet claims = claims(service)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        return new PlainJWT(claims).serialize();
    }

    private static JWTClaimsSet.Builder claims(String service) {
        return new JWTClaimsSet.Builder()
                .issuer("jarida-gateway")
                .audience(service)
                .claim("roles", List.of("EDITOR", "MODERATOR"))
                .claim("account", "admin");
    }

    /** What a reader is given with the first report. */
    private static String aReadersCookie() {
        Visitor admin = shared.admin();
        shared.newspaper().publish("matrix", 0, 1);
        assertThat(admin.postJson(
                                "/api/v1/sources",
                                "{\"id\":\"matrix\",\"name\":\"matrix\",\"policy\":\"FULL\",\"feeds\":[{\"url\":\"%s\"}]}"
                                        .formatted(shared.newspaper().url("/matrix.xml")))
                        .status())
                .isEqualTo(201);
        JsonNode article = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> admin.get("/api/v1/articles?source=matrix").json().at("/items/0"),
                        found -> !found.path("images").isEmpty());
        Visitor reader = Visitor.person(shared.jarida().url());
        assertThat(reader.report(
                                article.get("id").asString(),
                                article.at("/images/0/id").asString())
                        .status())
                .isEqualTo(202);
        return "jarida-reader=" + reader.cookie("jarida-reader");
    }

    private static Map<MappedRoute, Who> rules() throws IOException {
        Map<MappedRoute, Who> read = new TreeMap<>();
        try (InputStream file = RouteMatrixIT.class.getResourceAsStream("/route-rules.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.strip().split(" +");
                    read.put(
                            new MappedRoute(parts[1], parts[2], parts[3]),
                            Who.valueOf(parts[0].toUpperCase(Locale.ROOT)));
                }
            }
        }
        return read;
    }
}
