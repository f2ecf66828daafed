package org.jarida.gateway.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the key folder: names, order and encodings of its files. */
final class KeyFiles {

    /** How many hash keys a token speaks for: the current and the previous, so that a rotation loses no reader. */
    private static final int HASHES = 2;

    private final Path dir;

    KeyFiles(Path dir) {
        this.dir = dir;
    }

    /** What a folder holds. Key files are named {@code <kind>-<kid>.<extension>}. */
    enum Kind {
        TOKEN("pem"),
        COOKIE("key"),
        HMAC("key");

        private final Pattern file;
        private final String extension;

        Kind(String extension) {
            this.extension = extension;
            this.file = Pattern.compile(prefix() + "([0-9A-Za-z][0-9A-Za-z_.-]{0,63})\\." + extension);
        }

        private String prefix() {
            return name().toLowerCase(java.util.Locale.ROOT) + "-";
        }

        String fileName(String kid) {
            return prefix() + kid + "." + extension;
        }
    }

    /** A key file and when it was written. */
    record KeyFile(String kid, Path path, Instant written) {}

    /**
     * Reads all keys. A file younger than the given moment comes after all older ones: it verifies, but does not sign
     * while another can.
     *
     * @throws IOException when the folder or a file cannot be read, or a kind of key is missing
     */
    Keys read(Instant settledBefore) throws IOException {
        KeyFile token = files(Kind.TOKEN, settledBefore).getFirst();
        return new Keys(
                new SigningKey(token.kid(), privateKey(token.path())),
                secrets(files(Kind.COOKIE, settledBefore)),
                secrets(files(Kind.HMAC, settledBefore)).stream().limit(HASHES).toList());
    }

    private List<KeyFile> files(Kind kind, Instant settledBefore) throws IOException {
        List<KeyFile> found = list(kind);
        if (found.isEmpty()) {
            throw new IOException("No " + kind.prefix() + "*." + kind.extension + " in the key folder " + dir);
        }
        found.sort(Comparator.comparing((KeyFile file) -> file.written().isAfter(settledBefore))
                .thenComparing(KeyFile::kid, Comparator.reverseOrder()));
        return found;
    }

    /** The files of a kind, in no order; none when the folder is not there. */
    List<KeyFile> list(Kind kind) throws IOException {
        List<KeyFile> found = new ArrayList<>();
        if (!Files.isDirectory(dir)) {
            return found;
        }
        try (Stream<Path> paths = Files.list(dir)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Matcher name = kind.file.matcher(String.valueOf(path.getFileName()));
                if (name.matches()) {
                    found.add(new KeyFile(
                            name.group(1), path, Files.getLastModifiedTime(path).toInstant()));
                }
            }
        }
        return found;
    }

    private static List<SecretKey> secrets(List<KeyFile> files) throws IOException {
        List<SecretKey> keys = new ArrayList<>();
        for (KeyFile file : files) {
            try {
                keys.add(new SecretKey(
                        file.kid(),
                        Base64.getDecoder().decode(Files.readString(file.path()).strip())));
            } catch (IllegalArgumentException e) {
                throw new IOException("Not a key in Base64: " + file.path(), e);
            }
        }
        return keys;
    }

    static ECPrivateKey privateKey(Path path) throws IOException {
        String pem = Files.readString(path).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(pem);
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("Not a private EC key in PKCS 8: " + path, e);
        }
    }
}
