package org.jarida.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a source sends crashes or stops a reader: a short run in every build, the long one in profile {@code soak}. */
class HostileDocumentsTests {

    @Test
    void twoThousandBrokenDocumentsDoNoHarm() throws InterruptedException {
        var run = new FuzzRun(20_000);

        run.run(1, 2_000);

        assertThat(run.harm()).as(run.summary()).isEmpty();
    }

    /** In a process of its own, for its heap: half a gigabyte, and an error when that is not enough. */
    @Test
    @Tag("soak")
    void twoHundredThousandBrokenDocumentsDoNoHarmInHalfAGigabyte(@TempDir Path folder) throws Exception {
        var output = folder.resolve("fuzz.txt").toFile();
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FuzzRun.class.getName(),
                        "1000000",
                        "220000")
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(java.waitFor(2, TimeUnit.HOURS)).isTrue();
        } finally {
            java.destroyForcibly();
        }
        System.out.println(read(output));
        assertThat(java.exitValue()).as(read(output)).isZero();
    }

    private static String read(java.io.File output) throws IOException {
        return java.nio.file.Files.readString(output.toPath());
    }
}
