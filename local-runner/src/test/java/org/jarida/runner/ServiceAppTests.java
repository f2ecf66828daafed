package org.jarida.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jarida.runner.fake.FakeJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceAppTests {

    @TempDir
    Path root;

    @Test
    void aJarIsExtractedOnceUntilItsContentChanges() throws Exception {
        Path jar = root.resolve("gateway/target/gateway.jar");
        Path apps = root.resolve("apps");
        FakeJars.write(root, List.of("gateway"));

        ServiceApp first = ServiceApp.of("gateway", jar, apps);
        Files.createFile(first.folder().resolve("mark"));
        FakeJars.write(root, List.of("gateway"));
        ServiceApp same = ServiceApp.of("gateway", jar, apps);

        assertThat(same).isEqualTo(first);
        assertThat(first.mainClass()).isEqualTo("org.jarida.runner.fake.FakeService");
        assertThat(same.folder().resolve("mark")).exists();
        assertThat(first.jar()).exists();

        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.writeString(zip.getPath("new.txt"), "a new build");
        }
        ServiceApp rebuilt = ServiceApp.of("gateway", jar, apps);

        assertThat(rebuilt.folder()).isNotEqualTo(first.folder()).exists();
        assertThat(first.folder()).doesNotExist();
    }

    @Test
    void aMissingJarIsNamed() {
        assertThatThrownBy(() -> ServiceApp.of("gateway", root.resolve("gateway.jar"), root))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("gateway.jar is missing");
    }
}
