package org.jarida.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcSettingsTests {

    @Test
    void withoutAnIssuerThereIsNoProvider() {
        assertThat(settings("", "", "openid").isOn()).isFalse();
    }

    @Test
    void aBearerTokenMustBeForUsUnlessToldOtherwise() {
        assertThat(settings("https://id.example/realms/news", "jarida", "openid")
                        .audience())
                .isEqualTo("jarida");
        assertThat(new OidcSettings("https://id.example", "jarida", "", List.of("openid"), "news-api", "sub")
                        .audience())
                .isEqualTo("news-api");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://id.example,       jarida, openid",
        "id.example,             jarida, openid",
        "https:///realms,        jarida, openid",
        "https://id.example?a=b, jarida, openid",
        "https://id.example#a,   jarida, openid",
        "https://id.example,     '',     openid",
        "https://id.example,     jarida, profile"
    })
    void whatCannotWorkIsRefusedAtTheStart(String issuer, String clientId, String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(issuer, clientId, scope))
                .withMessageContaining("jarida.gateway.oidc");
    }

    private static OidcSettings settings(String issuer, String clientId, String scope) {
        return new OidcSettings(issuer, clientId, "", List.of(scope), "", "preferred_username");
    }
}
