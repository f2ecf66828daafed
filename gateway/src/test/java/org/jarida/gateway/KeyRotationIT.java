package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarida.gateway.RunningGateway.cookie;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jarida.gateway.keys.KeyMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New keys take part without a restart, and readers stay who they are. */
class KeyRotationIT {

    @Test
    void newKeysSignWithoutARestartAndOldReadersAreStillKnown(@TempDir Path keys, @TempDir Path newer)
            throws Exception {
        Clock past = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        new KeyMaker(keys, past).makeMissing();
        try (StubService service = StubService.start();
                RunningGateway gateway = RunningGateway.start(
                        keys,
                        "jarida.gateway.upstreams.article=" + service.uri(),
                        "jarida.gateway.upstreams.ingest=" + service.uri())) {
            var report = gateway.post("/api/v1/articles/a/images/i/reports", "{}");
            String known = cookie(report);
            SignedJWT before = SignedJWT.parse(service.last().token());
            assertThat(before.getHeader().getKeyID()).isEqualTo("20260101T000000Z");
            JWTClaimsSet reader = before.getJWTClaimsSet();

            new KeyMaker(newer, Clock.systemUTC()).makeMissing();
            move(newer, keys);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                gateway.get("/images/a", "Cookie", known);
                SignedJWT after = SignedJWT.parse(service.last().token());
                assertThat(after.getHeader().getKeyID()).isGreaterThan("20260101T000000Z");
                JWTClaimsSet claims = after.getJWTClaimsSet();
                assertThat(claims.getStringListClaim("reader_keys"))
                        .hasSize(2)
                        .endsWith(reader.getStringListClaim("reader_keys").getFirst());
                assertThat(claims.getStringListClaim("network_keys"))
                        .hasSize(2)
                        .endsWith(reader.getStringListClaim("network_keys").getFirst());
            });
            assertThat(gateway.post("/api/v1/articles/a/images/i/reports", "{}")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .doesNotContain("20260101T000000Z");
        }
    }

    private static void move(Path from, Path to) throws Exception {
        Files.createDirectories(to.resolve("public"));
        for (Path folder : new Path[] {Path.of("public"), Path.of("")}) {
            try (Stream<Path> files = Files.list(from.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .toList()) {
                    Files.move(file, to.resolve(folder).resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }
}
