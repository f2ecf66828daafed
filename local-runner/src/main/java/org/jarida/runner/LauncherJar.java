package org.jarida.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import org.jarida.runner.child.ServiceLauncher;

/** A jar of the one class that stands in front of every service, so that nothing else of the runner is on its path. */
final class LauncherJar {

    private static final String ENTRY = ServiceLauncher.class.getName().replace('.', '/') + ".class";

    private LauncherJar() {}

    /** Written once below {@code apps}: AOT caches refuse a jar that has been written again. */
    static Path in(Path apps) throws IOException {
        byte[] launcher = bytes();
        CRC32 crc = new CRC32();
        crc.update(launcher);
        Path jar = apps.resolve("launcher-%08x.jar".formatted(crc.getValue()));
        if (Files.notExists(jar)) {
            Files.createDirectories(apps);
            Path draft = Files.createTempFile(apps, "launcher-", ".new");
            try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(draft))) {
                output.putNextEntry(new JarEntry(ENTRY));
                output.write(launcher);
                output.closeEntry();
            }
            Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    private static byte[] bytes() throws IOException {
        try (InputStream stream = LauncherJar.class.getResourceAsStream("/" + ENTRY)) {
            if (stream == null) {
                throw new IOException("the runner's jar lacks " + ENTRY);
            }
            return stream.readAllBytes();
        }
    }
}
