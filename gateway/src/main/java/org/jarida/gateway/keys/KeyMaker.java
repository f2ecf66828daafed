package org.jarida.gateway.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jarida.gateway.keys.KeyFiles.KeyFile;
import org.jarida.gateway.keys.KeyFiles.Kind;

/**
 * Makes the keys that a folder lacks, and the public half of every token key. What is there is never changed, so it
 * may run before every start, and by several at once: a lock file lets one at a time. A file appears whole or not at
 * all, readable by its owner only; the public halves by everyone.
 */
public final class KeyMaker {

    private static final DateTimeFormatter KID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final int SECRET_BYTES = 32;

    private final Path dir;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyMaker(Path dir, Clock clock) {
        this.dir = dir;
        this.clock = clock;
    }

    /** Makes what is missing. */
    public void makeMissing() throws IOException {
        Files.createDirectories(dir.resolve("public"));
        try (FileChannel lock =
                        FileChannel.open(dir.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (!held.isValid()) {
                throw new IOException("The key folder cannot be locked: " + dir);
            }
            makeMissingUnderLock();
        }
    }

    private void makeMissingUnderLock() throws IOException {
        KeyFiles files = new KeyFiles(dir);
        String kid = KID.format(clock.instant());
        if (files.list(Kind.TOKEN).isEmpty()) {
            makeToken(kid);
        }
        for (Kind kind : new Kind[] {Kind.COOKIE, Kind.HMAC}) {
            if (files.list(kind).isEmpty()) {
                byte[] secret = new byte[SECRET_BYTES];
                random.nextBytes(secret);
                String encoded = Base64.getEncoder().encodeToString(secret) + "\n";
                write(dir.resolve(kind.fileName(kid)), encoded, SECRET);
            }
        }
        for (KeyFile token : files.list(Kind.TOKEN)) {
            Path half = publicHalf(token.kid());
            if (!Files.exists(half)) {
                write(half, pem("PUBLIC KEY", publicKey(KeyFiles.privateKey(token.path()))), READABLE);
            }
        }
    }

    /** The public half goes first: a private key whose public half nobody can read must not sign. */
    private void makeToken(String kid) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            write(publicHalf(kid), pem("PUBLIC KEY", pair.getPublic().getEncoded()), READABLE);
            write(
                    dir.resolve(Kind.TOKEN.fileName(kid)),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    SECRET);
        } catch (GeneralSecurityException e) {
            throw new IOException("This Java makes no P-256 keys", e);
        }
    }

    private Path publicHalf(String kid) {
        return dir.resolve("public").resolve(Kind.TOKEN.fileName(kid));
    }

    /** The point of a private key: its number times the curve's generator. */
    private static byte[] publicKey(ECPrivateKey key) throws IOException {
        var curve = CustomNamedCurves.getByName("secp256r1");
        var point = new FixedPointCombMultiplier()
                .multiply(curve.getG(), key.getS())
                .normalize();
        ECPoint affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        try {
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(affine, key.getParams()))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("A token key in the folder is not on P-256", e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static void write(Path file, String text, Set<PosixFilePermission> permissions) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(parent, ".key", ".tmp", PosixFilePermissions.asFileAttribute(SECRET));
        try {
            Files.writeString(temporary, text);
            Files.setPosixFilePermissions(temporary, permissions);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
