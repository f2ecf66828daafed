package org.jarida.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider on loopback that does as a test tells it, wrong things too. Its people need no password. */
final class StubProvider implements AutoCloseable {

    static final String CLIENT = "jarida";
    static final String SECRET = "a secret: with + and %";

    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<RSAKey> keys = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> description = Map.of();
    private volatile Function<JWTClaimsSet.Builder, String> idToken = claims -> sign(claims.build());
    private volatile HttpHandler tokenEndpoint = this::exchange;

    /** What a code stands for, once. */
    private record Grant(String nonce, String challenge, Map<String, Object> person) {}

    private StubProvider(int port) {
        keys.add(newKey("first"));
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> reply(exchange, 404, "{}"));
        server.createContext("/.well-known/openid-configuration", exchange -> reply(exchange, 200, json(describe())));
        server.createContext("/jwks", exchange -> {
            List<RSAKey> halves = keys.stream().map(RSAKey::toPublicJWK).toList();
            reply(exchange, 200, new JWKSet(new ArrayList<>(halves)).toString());
        });
        server.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokenEndpoint.handle(exchange);
        });
        server.start();
    }

    static StubProvider start() {
        return new StubProvider(0);
    }

    static StubProvider startAt(int port) {
        return new StubProvider(port);
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Behaves well again. */
    void reset() {
        description = Map.of();
        idToken = claims -> sign(claims.build());
        tokenEndpoint = this::exchange;
        asked.clear();
    }

    /** Says more of itself, or other things. */
    void describing(Map<String, Object> more) {
        description = more;
    }

    /** Makes ID tokens another way: from the right claims. */
    void makingIdTokens(Function<JWTClaimsSet.Builder, String> maker) {
        idToken = maker;
    }

    void answeringForTokens(HttpHandler handler) {
        tokenEndpoint = handler;
    }

    /** Signs with a new key from now on; the old one is no longer published. */
    void rotate(String keyId) {
        keys.add(0, newKey(keyId));
        keys.removeLast();
    }

    RSAKey key() {
        return keys.getFirst();
    }

    /** The bodies of the requests for tokens. */
    List<String> asked() {
        return asked;
    }

    /** A person lets the client have a code, after the client sent them here. */
    String grant(URI authorization, Map<String, Object> person) {
        Map<String, String> request = parameters(authorization.getRawQuery());
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(request.get("nonce"), request.get("code_challenge"), person));
        return code;
    }

    /** The claims of a good token for us. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("248289761001")
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("preferred_username", "amal")
                .claim("roles", List.of("editor"));
    }

    String sign(JWTClaimsSet claims) {
        return sign(claims, key());
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        StubService.reply(exchange, status, body);
    }

    private Map<String, Object> describe() {
        Map<String, Object> fields = new TreeMap<>(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize?tenant=news",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/jwks",
                "end_session_endpoint",
                issuer() + "/end",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
        fields.putAll(description);
        return fields;
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Map<String, String> request = parameters(asked.getLast());
        Grant grant = grants.remove(request.getOrDefault("code", ""));
        String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        if (!basic().equals(credentials)) {
            reply(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (grant == null || !grant.challenge().equals(challenge(request.get("code_verifier")))) {
            reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            JWTClaimsSet.Builder claims = claims().claim("nonce", grant.nonce());
            grant.person().forEach(claims::claim);
            reply(
                    exchange,
                    200,
                    json(Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", idToken.apply(claims))));
        }
    }

    /** Name and password are form-encoded first (RFC 6749, 2.3.1). */
    private static String basic() {
        String pair = CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
