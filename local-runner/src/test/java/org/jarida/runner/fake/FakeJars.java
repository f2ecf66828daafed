package org.jarida.runner.fake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jarida.gateway.GatewayTool;

/** Writes the services' jars where a build puts them, each with a {@link FakeService} in it. */
public final class FakeJars {

    private FakeJars() {}

    /** Below {@code root}, as {@code <name>/target/<name>.jar}. */
    public static void write(Path root, List<String> names) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        manifest.getMainAttributes().putValue("Start-Class", FakeService.class.getName());
        for (String name : names) {
            Path folder = Files.createDirectories(root.resolve(name).resolve("target"));
            try (JarOutputStream jar =
                    new JarOutputStream(Files.newOutputStream(folder.resolve(name + ".jar")), manifest)) {
                for (Class<?> type : List.of(FakeService.class, GatewayTool.class)) {
                    add(jar, type);
                }
            }
        }
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = type.getResourceAsStream("/" + entry)) {
            bytes.transferTo(jar);
        }
        jar.closeEntry();
    }
}
