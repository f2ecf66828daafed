package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jarida.events.CaseState;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CasePageIT {

    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
    }

    @Test
    void theListShowsCasesBlurredWithFormsThatCarryVersionAndToken() {
        String image = Acts.image(0x5001);
        service.bean(Moderation.class).decide(image, Action.LEGAL, 0, "order", "amina");

        HttpResponse<String> page = send(request("/moderation?state=LEGAL").header("Accept-Language", "ar"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("محجوبة بأمر قانوني")
                .contains("/images/" + image + "?w=320&amp;review")
                .contains("filter=\"url(#veil)\"")
                .contains("<input type=\"hidden\" name=\"_csrf\" value=\"csrf-of-amina\">")
                .contains("<input type=\"hidden\" name=\"version\" value=\"1\">")
                .doesNotContain("style=");
    }

    @Test
    void aFormDecidesAndLeadsBack() {
        String image = Acts.image(0x5002);
        service.bean(Moderation.class).decide(image, Action.CONFIRM, 0, "seen", "amina");

        HttpResponse<String> decided = post(image, "action=RESTORE&version=1&reason=" + encoded("صورة صحفية"));

        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(decided.headers().firstValue("Location")).hasValue("/moderation");
        assertThat(service.bean(CaseStore.class).find(image).orElseThrow().state())
                .isEqualTo(CaseState.RESTORED);
        assertThat(RunningService.verdicts(image).getLast().reason()).isEqualTo("صورة صحفية");
    }

    @Test
    void aDecisionThatComesTooLateIsSaidOnTheList() {
        String image = Acts.image(0x5003);
        service.bean(Moderation.class).decide(image, Action.CONFIRM, 0, "seen", "amina");

        HttpResponse<String> late = post(image, "action=RESTORE&version=0&reason=late");

        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(late.headers().firstValue("Location")).hasValue("/moderation?changed=true");
        HttpResponse<String> page = send(request("/moderation?changed=true").header("Accept-Language", "en"));
        assertThat(page.body()).contains("role=\"alert\"").contains("has changed since you saw it");
        assertThat(service.bean(CaseStore.class).find(image).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void aBadFormGetsAPageThatSaysSo() {
        HttpResponse<String> refused = post(Acts.image(0x5004), "action=RESTORE&version=0");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void onlyModeratorsSeeThePage() {
        HttpRequest.Builder asEditor = HttpRequest.newBuilder(URI.create(service.url() + "/moderation"))
                .header("Authorization", "Bearer " + service.tokens().staff("moderation-service", "karim", "EDITOR"));

        assertThat(send(asEditor).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> post(String image, String form) {
        return send(request("/moderation/cases/" + image + "/verdicts")
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String path) {
        String token = service.tokens()
                .token(
                        "moderation-service",
                        claims -> claims.staff("amina", "MODERATOR").csrf("csrf-of-amina"));
        return HttpRequest.newBuilder(URI.create(service.url() + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
