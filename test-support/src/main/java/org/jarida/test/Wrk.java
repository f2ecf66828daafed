package org.jarida.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A wrk of the system: connections that ask for addresses in turn without a pause; for measurements alone. */
public final class Wrk {

    private final Path script;

    /**
     * @param folder for its script
     * @param headers that every request carries
     */
    public Wrk(Path folder, List<String> paths, Map<String, String> headers) {
        try {
            script = Files.writeString(Files.createTempFile(folder, "ask", ".lua"), """
                    local paths = { %s }
                    local next = 0
                    local headers = { %s }
                    request = function()
                      next = next %% #paths + 1
                      return wrk.format("GET", paths[next], headers)
                    end
                    """.formatted(
                            paths.stream().map(path -> '"' + path + '"').collect(Collectors.joining(", ")),
                            headers.entrySet().stream()
                                    .map(header -> "[\"" + header.getKey() + "\"] = \"" + header.getValue() + '"')
                                    .collect(Collectors.joining(", "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a second, and the time of the middle one and of the 99th of a hundred, with their units. */
    public record Rate(double perSecond, String median, String p99) {

        @Override
        public String toString() {
            return "%,.0f a second, p50 %s, p99 %s".formatted(perSecond, median, p99);
        }
    }

    /** Asks for so long; every answer must be 2xx or 3xx. */
    public Rate ask(String site, int connections, Duration time) {
        try {
            Process wrk = new ProcessBuilder(
                            "wrk",
                            "--latency",
                            "--timeout",
                            "30",
                            "-t",
                            "1",
                            "-c",
                            Integer.toString(connections),
                            "-d",
                            time.toSeconds() + "s",
                            "-s",
                            script.toString(),
                            site)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(wrk.waitFor()).as(said).isZero();
            assertThat(said).doesNotContain("Non-2xx", "Socket errors");
            return new Rate(
                    Double.parseDouble(find("Requests/sec: *([0-9.]+)", said)),
                    find("50% *([0-9.a-z]+)", said),
                    find("99% *([0-9.a-z]+)", said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String find(String pattern, String said) {
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }
}
