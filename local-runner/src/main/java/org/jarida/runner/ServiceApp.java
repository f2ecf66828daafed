package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A service's jar, extracted: its classes and its libraries as jars of their own, which start faster than a jar of jars
 * and which AOT caches can cover.
 *
 * @param folder named after the service and the jar's content, so that a new build never meets old files
 */
record ServiceApp(Path folder, Path jar, String mainClass) {

    private static final int FINGERPRINT_BYTES = 8;

    /** Extracts {@code jar} below {@code apps} unless that has been done, and removes older builds of it. */
    static ServiceApp of(String name, Path jar, Path apps) throws IOException, InterruptedException {
        if (Files.notExists(jar)) {
            throw new StartFailedException(jar + " is missing: ./jarida up builds it, as does mvn package");
        }
        String build = name + "-" + fingerprint(jar);
        Path folder = apps.resolve(build);
        if (Files.notExists(folder)) {
            Files.createDirectories(apps);
            Path draft = Files.createTempDirectory(apps, "new-");
            extract(jar, draft);
            removeOlderBuilds(apps, name);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ServiceApp(folder, folder.resolve(jar.getFileName()), mainClass(jar));
    }

    /** The class path of the service, and before it {@code first}. */
    String classPath(Path first) {
        return first + File.pathSeparator + jar;
    }

    private static void extract(Path jar, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Jdk.tool("java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new StartFailedException("cannot extract " + jar + ": " + output);
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String main = file.getManifest().getMainAttributes().getValue("Start-Class");
            if (main == null) {
                throw new StartFailedException(jar + " is no repackaged Spring Boot jar: it names no Start-Class");
            }
            return main;
        }
    }

    /** Made from what the jar's own directory says about its entries: reading all of their bytes would take seconds. */
    private static String fingerprint(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            file.stream().forEach(entry -> {
                digest.update(entry.getName().getBytes(UTF_8));
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(entry.getSize())
                        .putLong(entry.getCrc())
                        .array());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void removeOlderBuilds(Path apps, String name) throws IOException {
        List<Path> old;
        try (Stream<Path> folders = Files.list(apps)) {
            old = folders.filter(folder -> folder.getFileName().toString().matches(name + "-[0-9a-f]{16}"))
                    .toList();
        }
        for (Path folder : old) {
            Folders.delete(folder);
        }
    }
}
