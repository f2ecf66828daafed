package org.jarida.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jarida.runner.fake.FakeJars;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner as a process, with fake services. */
final class LocalRunnerIT {

    @TempDir
    static Path jars;

    @TempDir
    static Path home;

    @TempDir
    Path other;

    private static RunningJarida jarida;

    @BeforeAll
    static void start() throws IOException {
        FakeJars.write(jars, ServiceSpec.NAMES);
        jarida = RunningJarida.in(home)
                .jars(jars)
                .environment("JARIDA_FETCH_ALLOW", "10.0.0.0/8")
                .set("ingest-service", "jarida.images.limit", "5")
                .start();
    }

    @AfterAll
    static void stop() {
        jarida.close();
    }

    @Test
    void tellsEachServiceAboutTheOthers() throws Exception {
        assertThat(jarida.lines())
                .filteredOn(line -> line.equals("Jarida is ready at " + jarida.url()))
                .hasSize(1);
        assertThat(jarida.lines())
                .anyMatch(line -> line.contains(home.resolve("admin-password").toString()));
        assertThat(get(jarida.service("ingest-service").resolve("/settings")))
                .contains("server.address=127.0.0.1")
                .contains("management.server.address=127.0.0.1")
                .contains("KAFKA_BOOTSTRAP_SERVERS=" + jarida.bootstrapServers())
                .contains("MONGODB_URI=" + jarida.mongoUri())
                .contains("JARIDA_PUBLIC_URL=" + jarida.url())
                .contains("JARIDA_KEYS_DIR=" + home.resolve("keys"))
                .contains("JARIDA_INGEST_SOURCES_FILE=" + home.resolve("sources.yaml"))
                .containsPattern("JARIDA_FETCH_ALLOW=127\\.0\\.0\\.1:\\d+,10\\.0\\.0\\.0/8")
                .contains("jarida.images.limit=5");
        assertThat(get(jarida.url().resolve("/settings")))
                .contains("JARIDA_GATEWAY_UPSTREAMS_ARTICLE=" + jarida.service("article-service"))
                .contains("SPRING_CONFIG_ADDITIONAL_LOCATION=file:" + home.resolve("accounts.yaml"))
                .doesNotContain("jarida.images.limit");
    }

    @Test
    void theAdministratorsPasswordIsForTheOwnerOnly() throws Exception {
        assertThat(jarida.adminPassword()).hasSize(24);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("admin-password"))))
                .isEqualTo("rw-------");
        assertThat(home.resolve("accounts.yaml")).content().contains("name: admin", "\"$argon2id$of-24\"");
    }

    /** However it ends, no process is left ten seconds later, and the next one goes on with what it has kept. */
    @Test
    void leavesNoProcessAndKeepsWhatMustStayTheSame() throws Exception {
        Map<String, String> kept = new HashMap<>();
        for (String signal : List.of("KILL", "INT", "TERM")) {
            try (RunningJarida one = RunningJarida.in(other).jars(jars).start()) {
                assertThat(one.processes()).hasSizeGreaterThanOrEqualTo(5);

                assertThat(one.signal(signal)).as(signal).isLessThan(Duration.ofSeconds(10));

                assertThat(one.lines().getLast().endsWith("stopping")).isNotEqualTo(signal.equals("KILL"));
                for (String file : List.of("admin-password", "runner.properties", "keys/public/token.key")) {
                    String content = Files.readString(other.resolve(file));
                    assertThat(content).as(file).isEqualTo(kept.getOrDefault(file, content));
                    kept.put(file, content);
                }
            }
        }
    }

    @Test
    void aServiceThatDiesIsStartedAgain() {
        ProcessHandle victim = jarida.process("moderation-service");
        URI health = jarida.service("moderation-service").resolve("/readyz");

        victim.destroyForcibly();

        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
            assertThat(jarida.process("moderation-service").pid()).isNotEqualTo(victim.pid());
            assertThat(get(health)).isEqualTo("ready");
        });
        assertThat(jarida.lines())
                .anyMatch(line -> line.endsWith("moderation-service ended with 137 and is started again"));
    }

    @Test
    void aServiceUsesItsAotCacheFromItsNextStartOn() throws Exception {
        assertThat(caches()).isEmpty();
        try (RunningJarida one =
                RunningJarida.in(other).jars(jars).makingCaches().start()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThat(caches()).hasSize(4));

            one.process("gateway").destroyForcibly();

            Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                assertThat(get(one.url().resolve("/readyz"))).isEqualTo("ready");
                assertThat(one.process("gateway").info().arguments().orElseThrow())
                        .anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
            });
        }
    }

    @Test
    void aHomeInUseIsRefused() throws Exception {
        try (RunningJarida second = RunningJarida.in(home).jars(jars).launch()) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.lines()).singleElement().asString().contains("is in use by another runner");
            assertThat(get(jarida.url().resolve("/readyz"))).isEqualTo("ready");
        }
    }

    @Test
    void aPortInUseIsRefused() throws Exception {
        try (RunningJarida second =
                RunningJarida.in(other).jars(jars).port(jarida.url().getPort()).launch()) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.lines()).singleElement().asString().contains("is in use: choose another one with --port");
        }
    }

    @Test
    void deadLettersAreListedAndReplayedByTheServiceThatGaveThemUp() throws Exception {
        Map<String, String> environment = Map.of("JARIDA_HOME", home.toString());
        assertThat(DeadLettersCommand.parse(List.of("list"), environment)
                        .run()
                        .text()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.matches("news\\.test\\.v1 +any +7 pending"));
        assertThat(DeadLettersCommand.parse(List.of("replay", "news.test.v1", "article-service"), environment)
                        .run()
                        .text())
                .isEqualToIgnoringNewLines("1 replayed, 0 failed");
        URI management = jarida.management("article-service");
        assertThat(DeadLettersCommand.parse(List.of("list", "--management", management.toString()), Map.of())
                        .run()
                        .text()
                        .lines())
                .hasSize(1);
    }

    @Test
    void nobodyHasDeadLettersWhereNothingRuns() {
        Map<String, String> environment = Map.of("JARIDA_HOME", other.toString());
        assertThatThrownBy(() ->
                        DeadLettersCommand.parse(List.of("list"), environment).run())
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("nothing runs in");
    }

    private static List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(jars.resolve("apps"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
