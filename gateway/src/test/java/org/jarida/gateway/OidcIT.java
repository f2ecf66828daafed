package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Signing in at a provider that others wrote, as a browser and as a program, for a site that readers reach by TLS. */
class OidcIT {

    private static final AuthorizationServer PROVIDER = AuthorizationServer.start();

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "jarida.public-url=https://jarida.example",
                    "jarida.gateway.oidc.issuer=" + PROVIDER.issuer(),
                    "jarida.gateway.oidc.client-id=" + AuthorizationServer.CLIENT,
                    "jarida.gateway.oidc.client-secret=" + AuthorizationServer.SECRET,
                    "jarida.gateway.oidc.roles-claim=realm_access.roles")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void anEditorIsLedToTheProviderAndBack() throws Exception {
        Browser browser = new Browser();
        URI login = Browser.next(browser.get(gateway.uri("/admin/sources")));
        assertThat(login.toString()).endsWith("/login?next=%2Fadmin%2Fsources");
        Matcher link = Pattern.compile("href=\"(/login/begin[^\"]*)\"")
                .matcher(browser.get(login).body());
        assertThat(link.find()).isTrue();

        URI authorize = Browser.next(browser.get(gateway.uri(link.group(1))));
        Map<String, String> asked = StubProvider.parameters(authorize.getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", AuthorizationServer.CALLBACK)
                .containsEntry("scope", "openid profile")
                .containsKeys("state", "nonce", "code_challenge");
        HttpResponse<String> signedIn = callBack(browser, signInAtProvider(browser, authorize, "amal"));

        assertThat(signedIn.headers().firstValue("Location")).hasValue("/admin/sources");
        assertThat(browser.cookies(gateway.uri("/")))
                .containsKey("__Host-jarida-session")
                .doesNotContainKey("__Host-jarida-sign-in");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/"));
        assertThat(browser.get(gateway.uri("/admin/sources")).statusCode()).isEqualTo(200);
        JWTClaimsSet claims = SERVICE.last().claims();
        assertThat(claims.getStringClaim("account")).isEqualTo("amal");
        assertThat(claims.getStringListClaim("roles")).containsExactly("EDITOR");
        assertThat(claims.getStringClaim("csrf")).isNotBlank();
        assertThat(browser.get(gateway.uri("/moderation")).statusCode()).isEqualTo(403);
        assertThat(browser.post(gateway.uri("/admin/sources"), Map.of("name", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                gateway.uri("/admin/sources"),
                                Map.of("name", "x", "_csrf", claims.getStringClaim("csrf")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everySignInBeginsANewSession() {
        Browser browser = new Browser();
        signIn(browser, "amal");
        String first = browser.cookies(gateway.uri("/")).get("__Host-jarida-session");

        signIn(browser, "amal");

        String second = browser.cookies(gateway.uri("/")).get("__Host-jarida-session");
        assertThat(second.split("~")[2]).isNotEqualTo(first.split("~")[2]);
    }

    @Test
    void aPersonWithoutARoleIsToldSo() {
        Browser browser = new Browser();
        HttpResponse<String> answer = signIn(browser, "zaid");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("role=\"alert\"");
        assertThat(browser.cookies(gateway.uri("/"))).doesNotContainKey("__Host-jarida-session");
    }

    @Test
    void aTokenOfTheProviderOpensTheApi() throws Exception {
        String token = accessToken("amal");

        assertThat(gateway.get("/api/v1/sources/export", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.send("DELETE", "/api/v1/sources/x", null, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        JWTClaimsSet claims = SERVICE.last().claims();
        assertThat(claims.getStringClaim("account")).isEqualTo("amal");
        assertThat(claims.getClaim("csrf")).isNull();
        assertThat(gateway.get("/api/v1/moderation/cases", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.get("/api/v1/sources/export", "Authorization", "Bearer " + accessToken("zaid"))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> nobody = gateway.get("/api/v1/sources/export");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"Jarida\"");
    }

    @Test
    void signingOutEndsTheSessionHereAndOffersToEndItThere() {
        Browser browser = new Browser();
        signIn(browser, "amal");
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get(gateway.uri("/logout")).body());
        assertThat(token.find()).isTrue();

        HttpResponse<String> answer = browser.post(gateway.uri("/logout"), Map.of("_csrf", token.group(1)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("href=\"" + PROVIDER.issuer() + "/connect/logout?", "client_id=jarida")
                .contains("post_logout_redirect_uri=https%3A%2F%2Fjarida.example%2F");
        assertThat(browser.cookies(gateway.uri("/"))).doesNotContainKey("__Host-jarida-session");
        assertThat(browser.get(gateway.uri("/admin/sources")).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> signIn(Browser browser, String name) {
        URI authorize = Browser.next(browser.get(gateway.uri("/login/begin")));
        return callBack(browser, signInAtProvider(browser, authorize, name));
    }

    /** Where the provider leads after it has the password, which it asks for once. */
    private static URI signInAtProvider(Browser browser, URI authorize, String name) {
        URI next = Browser.next(browser.get(authorize));
        if (next.getPath().equals("/login")) {
            Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                    .matcher(browser.get(next).body());
            assertThat(csrf.find()).isTrue();
            next = Browser.next(
                    browser.post(next, Map.of("username", name, "password", "pass-" + name, "_csrf", csrf.group(1))));
            next = Browser.next(browser.get(next));
        }
        assertThat(next.toString()).startsWith(AuthorizationServer.CALLBACK + "?");
        return next;
    }

    /** The site's public address is nobody's: what the browser would ask it for is asked of the gateway. */
    private static HttpResponse<String> callBack(Browser browser, URI callback) {
        return browser.get(gateway.uri(callback.getPath() + "?" + callback.getRawQuery()));
    }

    /** A program that signs in for a person on its own, by the same client. */
    private static String accessToken(String name) {
        String verifier = "a-verifier-that-is-long-enough-for-the-provider";
        String callback = URLEncoder.encode(AuthorizationServer.CALLBACK, StandardCharsets.UTF_8);
        URI authorize = URI.create(PROVIDER.issuer() + "/oauth2/authorize?response_type=code&scope=openid&client_id="
                + AuthorizationServer.CLIENT + "&redirect_uri=" + callback
                + "&code_challenge_method=S256&code_challenge="
                + StubProvider.challenge(verifier));
        String code = StubProvider.parameters(
                        signInAtProvider(new Browser(), authorize, name).getRawQuery())
                .get("code");
        HttpResponse<String> answer =
                RunningGateway.send(HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/oauth2/token"))
                        .header("Authorization", basic(AuthorizationServer.CLIENT, AuthorizationServer.SECRET))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=authorization_code&code="
                                + URLEncoder.encode(code, StandardCharsets.UTF_8) + "&redirect_uri=" + callback
                                + "&code_verifier=" + verifier))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).path("access_token").stringValue();
    }
}
