package org.jarida.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsTests {

    private static final URI URL = URI.create("https://jarida.example");

    @Test
    void theContactIsAMailAddress() {
        assertThat(new SiteSettings(URL, " desk@jarida.example ").contact()).isEqualTo("desk@jarida.example");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nobodyNeedsToSetOne(String contact) {
        assertThat(new SiteSettings(URL, contact).contact()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "a@b@c", "desk@jarida.example?bcc=all@jarida.example", "the desk@jarida.example"})
    void anythingElseStopsTheStart(String contact) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SiteSettings(URL, contact));
    }
}
