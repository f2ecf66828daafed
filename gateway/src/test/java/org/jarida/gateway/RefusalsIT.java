package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway does not let through. */
class RefusalsIT {

    private static final String REPORTS = "/api/v1/articles/a1/images/i1/reports";
    private static final String BASIC = basic("ed", "secret");

    @RegisterExtension
    private static final GatewayAndService SITE =
            GatewayAndService.with().account("ed", "secret", "EDITOR").start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing", "/api", "/api/v1", "/api/v2/articles", "/actuator", "/actuator/health", "/actuator/env",
                "/readyz", "/livez", "/error", "/internal", "/API/v1/articles", "/favicon.ico", "/admin.json"
            })
    void anythingElseIsNotFound(String path) {
        HttpResponse<String> answer = gateway.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:jarida:problem:not-found");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(SERVICE.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "/articles//x",
                "//api/v1/articles",
                "/articles/../admin/sources",
                "/articles/./x",
                "/articles/..",
                "/articles/.",
                "/%2e%2e/admin",
                "/articles/%2e%2e/admin",
                "/articles/%2E/x",
                "/articles/..;/admin",
                "/articles;x=1",
                "/articles/%3bx",
                "/articles%2fx",
                "/articles/%2Fx",
                "/articles\\x",
                "/articles/%5cx",
                "/articles/%252e%252e/admin",
                "/articles/%00",
                "/articles/%0d%0aX",
                "/articles/%zz",
                "/articles/%",
                "/articles/%c",
                "/search?q=%zz",
                "/search?q=%0",
                "/?a=\"b\"",
                "/a|b",
                "/../etc/passwd",
                "/articles/x/%7f"
            })
    void anAmbiguousPathIsRefused(String target) {
        String answer = RawRequest.get(gateway.port(), target);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:jarida:problem:invalid-request", "frame-ancestors");
        assertThat(SERVICE.received()).isEmpty();
        assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "TRACE", "OPTIONS", "PROPFIND", "FOO"})
    void anotherMethodIsRefused(String method) {
        String answer = RawRequest.send(
                gateway.port(), method + " /articles/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405");
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void aMethodThatARouteDoesNotTakeIsRefusedWithThoseItDoes() {
        HttpResponse<String> answer = gateway.post("/articles/x", "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(gateway.send("DELETE", "/images/x", null).statusCode()).isEqualTo(405);
        assertThat(SERVICE.received()).isEmpty();
    }

    @Test
    void aBodyIsNoLargerThanItsRouteAllows() {
        assertThat(gateway.post(REPORTS, "x".repeat(64 * 1024)).statusCode()).isEqualTo(200);
        assertThat(gateway.post(REPORTS, "x".repeat(64 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        HttpResponse<String> chunked = RunningGateway.send(HttpRequest.newBuilder(gateway.uri(REPORTS))
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(70_000))))
                .build());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("urn:jarida:problem:too-large");
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void aPreviewMayBeSixteenMegabytes() {
        String page = "x".repeat(15 * 1024 * 1024);
        HttpResponse<String> answer = gateway.post(
                "/api/v1/preview/article?url=https://example.org/a",
                page,
                "Authorization",
                BASIC,
                "Content-Type",
                "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVICE.last().body()).hasSize(page.length());
        assertThat(SERVICE.last().header("Content-Type")).isEqualTo("text/html");

        String announced = RawRequest.send(
                gateway.port(),
                "POST /api/v1/preview/article HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                        + BASIC + "\r\nContent-Length: 16777217\r\n\r\n");
        assertThat(announced).startsWith("HTTP/1.1 413");
    }

    @Test
    void anUnannouncedBodyIsCountedAsItComes() {
        HttpResponse<String> answer = RunningGateway.send(HttpRequest.newBuilder(gateway.uri("/api/v1/sources/import"))
                .header("Authorization", BASIC)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(1024 * 1024 + 1))))
                .build());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void headersThatAreTooLargeAreRefused() {
        String answer = RawRequest.send(
                gateway.port(),
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(SERVICE.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fr, Cela n’existe pas", "en, There is no such thing", "ar, لا وجود لهذا"})
    void aProblemHasItsTitleInTheLanguageAskedFor(String language, String title) {
        HttpResponse<String> answer = gateway.get("/api/v1/nothing", "Accept-Language", language);

        assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(answer.body()).contains("\"title\":\"" + title + "\"");
    }

    @Test
    void aProblemIsAPageWhereAPersonReads() {
        HttpResponse<String> page = gateway.get("/nothing", "Accept", "text/html", "Accept-Language", "fr");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<html", "lang=\"fr\"");

        HttpResponse<String> api = gateway.get("/api/v1/nothing", "Accept", "text/html");
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void readinessIsToldOnTheManagementPort() {
        HttpRequest ready = HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + gateway.managementPort() + "/readyz"))
                .build();
        assertThat(RunningGateway.send(ready).statusCode()).isEqualTo(200);
        assertThat(gateway.get("/readyz").statusCode()).isEqualTo(404);
    }

    @Test
    void managementIsOnItsOwnPortOnly() {
        HttpRequest health = HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + gateway.managementPort() + "/actuator/health"))
                .build();
        assertThat(RunningGateway.send(health).statusCode()).isEqualTo(200);
        HttpRequest env = HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + gateway.managementPort() + "/actuator/env"))
                .build();
        assertThat(RunningGateway.send(env).statusCode()).isEqualTo(404);
        assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    void ownPagesAndFilesAreServed() {
        HttpResponse<String> about = gateway.get("/about/privacy", "Accept-Language", "en");
        assertThat(about.statusCode()).isEqualTo(200);
        assertThat(about.body()).contains("Privacy");
        assertThat(gateway.get("/about/contact", "Accept-Language", "en").body())
                .contains("has set no address to write to");
        assertThat(gateway.get("/about/nothing").statusCode()).isEqualTo(404);

        HttpResponse<String> css = gateway.get("/assets/jarida.css");
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
        String etag = css.headers().firstValue("ETag").orElseThrow();
        assertThat(gateway.get("/assets/jarida.css", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        HttpResponse<String> small = gateway.get("/assets/jarida.css", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.headers().firstValue("ETag"))
                .isNotEqualTo(css.headers().firstValue("ETag"));
        assertThat(small.body().length()).isLessThan(css.body().length() / 2);
        assertThat(gateway.get("/assets/jarida.css", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("ETag"))
                .contains(etag);
        assertThat(gateway.get("/assets/none.css").statusCode()).isEqualTo(404);
        assertThat(gateway.send("HEAD", "/assets/jarida.css", null).statusCode())
                .isEqualTo(200);
    }
}
