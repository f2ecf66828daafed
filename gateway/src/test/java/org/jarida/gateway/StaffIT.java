package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;
import static org.jarida.gateway.RunningGateway.cookie;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of staff: by HTTP Basic, by form, and what they may do. */
class StaffIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with()
            .account("ed", "pass-ed", "EDITOR")
            .account("mod", "pass-mod", "MODERATOR")
            .account("admin", "كلمة:سر", "ADMIN")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/sources,                 EDITOR",
        "PUT,    /api/v1/sources/x,               EDITOR",
        "DELETE, /api/v1/sources/x,               EDITOR",
        "POST,   /api/v1/sources/x/poll,          EDITOR",
        "GET,    /api/v1/sources/export,          EDITOR",
        "POST,   /api/v1/sources/import,          EDITOR",
        "POST,   /api/v1/preview/feed,            EDITOR",
        "DELETE, /api/v1/articles/x,              EDITOR",
        "POST,   /api/v1/articles/x/reinstate,    EDITOR",
        "POST,   /api/v1/articles/x/replay,       EDITOR",
        "GET,    /admin/sources,                  EDITOR",
        "POST,   /admin/sources,                  EDITOR",
        "GET,    /moderation,                     MODERATOR",
        "GET,    /moderation/cases/x,             MODERATOR",
        "GET,    /api/v1/moderation/cases,        MODERATOR",
        "POST,   /api/v1/moderation/cases/x/verdicts, MODERATOR",
        "PUT,    /api/v1/moderation/cases/x/claim, MODERATOR",
        "DELETE, /api/v1/moderation/cases/x/claim, MODERATOR",
        "POST,   /api/v1/moderation/verdicts,     MODERATOR",
        "GET,    /api/v1/moderation/statistics,   MODERATOR",
        "GET,    /moderation/statistics,          MODERATOR"
    })
    void whatIsForStaffNeedsItsRole(String method, String path, String role) {
        String body = method.equals("GET") ? null : "{}";
        HttpResponse<String> nobody = gateway.send(method, path, body);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic ");
        String right = role.equals("EDITOR") ? basic("ed", "pass-ed") : basic("mod", "pass-mod");
        String wrong = role.equals("EDITOR") ? basic("mod", "pass-mod") : basic("ed", "pass-ed");

        assertThat(gateway.send(method, path, body, "Authorization", wrong).statusCode())
                .isEqualTo(403);
        assertThat(SERVICE.received()).isEmpty();
        assertThat(gateway.send(method, path, body, "Authorization", right).statusCode())
                .isEqualTo(200);
        assertThat(gateway.send(method, path, body, "Authorization", basic("admin", "كلمة:سر"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.received()).hasSize(2);
    }

    @Test
    void theServiceIsToldWhoAndWithWhichRoles() throws Exception {
        HttpResponse<String> answer = gateway.get("/api/v1/sources", "Authorization", basic("admin", "كلمة:سر"));

        JWTClaimsSet claims = claims();
        assertThat(claims.getStringListClaim("roles")).containsExactlyInAnyOrder("EDITOR", "MODERATOR", "ADMIN");
        assertThat(claims.getStringClaim("account")).isEqualTo("admin");
        assertThat(claims.getClaim("csrf")).isNull();
        assertThat(claims.getAudience()).isEqualTo(List.of("ingest-service"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    @Test
    void wrongCredentialsAreRefusedEverywhere() {
        for (String authorization :
                List.of(basic("ed", "wrong"), basic("nobody", "pass-ed"), "Basic !!!", "Basic", basic("ed", ""))) {
            assertThat(gateway.get("/api/v1/sources/export", "Authorization", authorization)
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(gateway.get("/", "Authorization", basic("ed", "wrong")).statusCode())
                .isEqualTo(401);
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void aBrowserIsLedToTheFormAndBack() throws Exception {
        HttpResponse<String> redirect = gateway.get("/admin/sources", "Accept", "text/html");
        assertThat(redirect.statusCode()).isEqualTo(303);
        assertThat(redirect.headers().firstValue("Location")).hasValue("/login?next=%2Fadmin%2Fsources");
        HttpResponse<String> form = gateway.get("/login?next=%2Fadmin%2Fsources");
        assertThat(form.body()).contains("name=\"next\" value=\"/admin/sources\"", "type=\"password\"");
        assertThat(form.headers().firstValue("Cache-Control")).hasValue("no-store");

        HttpResponse<String> signedIn = login("ed", "pass-ed", "/admin/sources");

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/admin/sources");
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("jarida-session=1~")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1800");
        assertThat(gateway.get("/admin/sources", "Accept", "text/html", "Cookie", cookie(signedIn))
                        .statusCode())
                .isEqualTo(200);
        assertThat(claims().getStringListClaim("roles")).containsExactly("EDITOR");
        assertThat(claims().getStringClaim("csrf")).isNotBlank();
        assertThat(gateway.get("/moderation", "Accept", "text/html", "Cookie", cookie(signedIn))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLanguageChosenOnOurOwnPagesStays() {
        for (String page : List.of("/login", "/about")) {
            assertThat(gateway.get(page + "?ui=fr").headers().allValues("Set-Cookie"))
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie).startsWith("jarida-ui=fr"));
        }
    }

    @Test
    void aWrongPasswordShowsTheFormAgain() {
        HttpResponse<String> answer = login("ed", "wrong", "/admin/sources");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("wrong\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
                "/%0d%0aSet-Cookie:x", "http:evil.example", " //evil.example", "/\t/evil.example", "evil.example",
                "/ /evil.example", "////evil.example", "/\n/evil.example"
            })
    void signingInNeverLeadsElsewhere(String next) {
        HttpResponse<String> answer = login("ed", "pass-ed", next);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isIn("/admin/sources", "/%0d%0aSet-Cookie:x")
                .doesNotContain("evil");
    }

    @Test
    void aFormOfASessionNeedsItsToken() throws Exception {
        String session = cookie(login("ed", "pass-ed", ""));
        gateway.get("/admin/sources", "Cookie", session);
        String csrf = claims().getStringClaim("csrf");
        SERVICE.forget();

        assertThat(gateway.post("/admin/sources", "name=x", "Cookie", session, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.post("/admin/sources", "name=x&_csrf=wrong", "Cookie", session, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.send("DELETE", "/api/v1/sources/x", null, "Cookie", session)
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVICE.received()).isEmpty();

        String form = "name=x&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        assertThat(gateway.post("/admin/sources", form, "Cookie", session, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.last().text()).isEqualTo(form);
        assertThat(gateway.send("DELETE", "/api/v1/sources/x", null, "Cookie", session, "X-CSRF-Token", csrf)
                        .statusCode())
                .isEqualTo(200);
        String other = cookie(login("ed", "pass-ed", ""));
        assertThat(gateway.post("/admin/sources", form, "Cookie", other, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormWithAFileCarriesItsTokenToo() throws Exception {
        String session = cookie(login("ed", "pass-ed", ""));
        gateway.get("/admin/sources", "Cookie", session);
        String csrf = claims().getStringClaim("csrf");
        SERVICE.forget();

        assertThat(upload(session, "wrong", 10)).isEqualTo(403);
        assertThat(SERVICE.received()).isEmpty();
        assertThat(upload(session, csrf, 900_000)).isEqualTo(200);
        assertThat(SERVICE.last().text()).endsWith("--b--\r\n").hasSizeGreaterThan(900_000);
        assertThat(upload(session, csrf, 1024 * 1024)).isEqualTo(413);
    }

    private static int upload(String session, String csrf, int size) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.opml\"\r\n\r\n"
                + "x".repeat(size) + "\r\n--b--\r\n";
        return gateway.post(
                        "/admin/sources/import",
                        form,
                        "Cookie",
                        session,
                        "Content-Type",
                        "multipart/form-data; boundary=b")
                .statusCode();
    }

    @Test
    void aTamperedSessionIsNone() {
        String session = cookie(login("ed", "pass-ed", ""));
        String admin = Base64.getUrlEncoder().withoutPadding().encodeToString("admin".getBytes(StandardCharsets.UTF_8));
        String ed = Base64.getUrlEncoder().withoutPadding().encodeToString("ed".getBytes(StandardCharsets.UTF_8));
        String forged = session.replace("~" + ed + "~", "~" + admin + "~");
        assertThat(forged).isNotEqualTo(session);

        assertThat(gateway.get("/admin/sources", "Cookie", forged).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/admin/sources", "Cookie", session + "x").statusCode())
                .isEqualTo(401);
        assertThat(gateway.get("/admin/sources", "Cookie", session.replace("jarida-session", "jarida-reader"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSessionOfTheBrowser() {
        String session = cookie(login("ed", "pass-ed", ""));
        HttpResponse<String> page = gateway.get("/logout", "Cookie", session);
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();

        assertThat(gateway.post("/logout", "", "Cookie", session, "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> out =
                gateway.post("/logout", "_csrf=" + token.group(1), "Cookie", session, "Content-Type", FORM);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().allValues("Set-Cookie").getLast())
                .startsWith("jarida-session=;")
                .contains("Max-Age=0");
    }

    @Test
    void anotherSiteCanNeitherSignInNorActForASession() throws Exception {
        assertThat(gateway.post(
                                "/login",
                                "name=ed&password=pass-ed",
                                "Content-Type",
                                FORM,
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.post(
                                "/api/v1/sources",
                                "{}",
                                "Authorization",
                                basic("ed", "pass-ed"),
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void aReportOfAMemberOfStaffNeedsNoToken() {
        String session = cookie(login("mod", "pass-mod", ""));
        assertThat(gateway.post("/api/v1/articles/a/images/i/reports", "{}", "Cookie", session)
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> login(String name, String password, String next) {
        String form = "name=" + encode(name) + "&password=" + encode(password) + "&next=" + encode(next);
        return gateway.post("/login", form, "Content-Type", FORM);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JWTClaimsSet claims() throws Exception {
        return SERVICE.last().claims();
    }
}
