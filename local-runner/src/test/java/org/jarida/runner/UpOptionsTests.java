package org.jarida.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpOptionsTests {

    @Test
    void withoutArgumentsPortAndHomeAreTheDefaults() {
        UpOptions options = UpOptions.parse(List.of(), Map.of());

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".jarida"));
        assertThat(options.apps()).isEqualTo(options.home().resolve("apps"));
        assertThat(options.makesCaches()).isTrue();
    }

    @Test
    void theHomeGivenWinsOverTheEnvironments() {
        Map<String, String> environment = Map.of("JARIDA_HOME", "/from/environment");

        assertThat(UpOptions.parse(List.of(), environment).home()).isEqualTo(Path.of("/from/environment"));
        assertThat(UpOptions.parse(List.of("--home", "/given"), environment).home())
                .isEqualTo(Path.of("/given"));
    }

    @Test
    void settingsMayHoldColonsAndEqualsSigns() {
        UpOptions options = UpOptions.parse(
                List.of("--set", "gateway:jarida.a=http://b:1?c=d", "--set", "gateway:x=", "--port", "9000"), Map.of());

        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.settings())
                .containsExactly(Map.entry("gateway", Map.of("jarida.a", "http://b:1?c=d", "x", "")));
    }

    @Test
    void cachesAreMadeUnlessUnwanted() {
        assertThat(UpOptions.parse(List.of("--caches", "no"), Map.of()).makesCaches())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 0",
                "--port x",
                "--port 65536",
                "--port",
                "--caches maybe",
                "--what 1",
                "--set a=b",
                "--set news:a=b",
                "--set gateway:=b",
                "--set gateway:a"
            })
    void nonsenseIsRefusedWithTheUsage(String line) {
        assertThatThrownBy(() -> UpOptions.parse(List.of(line.split(" ")), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("usage: jarida up");
    }
}
