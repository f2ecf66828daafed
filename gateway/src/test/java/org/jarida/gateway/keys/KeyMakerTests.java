package org.jarida.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMakerTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:11:12Z");
    private static final String KID = "20261122T101112Z";

    @TempDir
    private Path dir;

    @Test
    void makesWhatIsMissingForItsOwnerOnlyAndThePublicHalfForAll() throws Exception {
        make(NOW);

        assertThat(files().keySet())
                .containsExactlyInAnyOrder(
                        "token-" + KID + ".pem",
                        "cookie-" + KID + ".key",
                        "hmac-" + KID + ".key",
                        "public/token-" + KID + ".pem");
        assertThat(permissions("token-" + KID + ".pem")).isEqualTo("rw-------");
        assertThat(permissions("cookie-" + KID + ".key")).isEqualTo("rw-------");
        assertThat(permissions("hmac-" + KID + ".key")).isEqualTo("rw-------");
        assertThat(permissions("public/token-" + KID + ".pem")).isEqualTo("rw-r--r--");
        assertThat(Base64.getDecoder()
                        .decode(Files.readString(dir.resolve("hmac-" + KID + ".key"))
                                .strip()))
                .hasSize(32);
    }

    @Test
    void changesNothingThatIsThere() throws Exception {
        make(NOW);
        var before = files();

        make(NOW.plusSeconds(60));

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void makesALostPublicHalfAgain() throws Exception {
        make(NOW);
        Path half = dir.resolve("public/token-" + KID + ".pem");
        String before = Files.readString(half);
        Files.delete(half);

        make(NOW.plusSeconds(60));

        assertThat(Files.readString(half)).isEqualTo(before);
    }

    @Test
    void thePublicHalfVerifiesWhatThePrivateSigned() throws Exception {
        make(NOW);
        Keys keys = new KeyFiles(dir).read(Instant.MAX);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.token().key());
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();

        signature.initVerify(publicKey());
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void severalAtOnceMakeOneSet() throws Exception {
        List<Callable<Void>> makers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant at = NOW.plusSeconds(i);
            makers.add(() -> {
                Process process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.jarida.gateway.GatewayTool",
                                "keys",
                                dir.toString())
                        .inheritIO()
                        .start();
                assertThat(process.waitFor()).as("at %s", at).isZero();
                return null;
            });
        }
        try (var pool = Executors.newCachedThreadPool()) {
            for (var done : pool.invokeAll(makers)) {
                done.get();
            }
        }
        assertThat(files()).hasSize(4);
    }

    @Test
    void aYoungKeySignsOnlyWhenThereIsNoOther() throws Exception {
        make(NOW);
        assertThat(new KeyFiles(dir).read(Instant.MIN).token().id()).isEqualTo(KID);
        Files.setLastModifiedTime(
                dir.resolve("token-" + KID + ".pem"), java.nio.file.attribute.FileTime.from(NOW.minusSeconds(100)));
        Files.copy(dir.resolve("token-" + KID + ".pem"), dir.resolve("token-29990101T000000Z.pem"));
        Files.setLastModifiedTime(
                dir.resolve("token-29990101T000000Z.pem"), java.nio.file.attribute.FileTime.from(NOW));

        assertThat(new KeyFiles(dir).read(NOW.minusSeconds(15)).token().id()).isEqualTo(KID);
        assertThat(new KeyFiles(dir).read(NOW).token().id()).isEqualTo("29990101T000000Z");
    }

    @Test
    void aFolderWithoutKeysIsRefusedByName() {
        assertThatThrownBy(() -> new KeyFiles(dir).read(NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(dir.toString());
    }

    private void make(Instant at) throws IOException {
        new KeyMaker(dir, Clock.fixed(at, ZoneOffset.UTC)).makeMissing();
    }

    private ECPublicKey publicKey() throws Exception {
        String pem =
                Files.readString(dir.resolve("public/token-" + KID + ".pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file)));
    }

    private TreeMap<String, String> files() throws IOException {
        TreeMap<String, String> found = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(dir)) {
            for (Path path : paths.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith(".lock"))
                    .toList()) {
                found.put(dir.relativize(path).toString(), Files.readString(path));
            }
        }
        return found;
    }
}
