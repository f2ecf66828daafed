package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;
import static org.jarida.gateway.RunningGateway.cookie;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is too much. Each test uses up a limit of its own, since all come from one network. */
class LimitsIT {

    private static final String REPORTS = "/api/v1/articles/a1/images/i1/reports";
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "jarida.gateway.limits.write.reader=3/1h",
                    "jarida.gateway.limits.write.network=6/1h",
                    "jarida.gateway.limits.files.all=3/1h",
                    "jarida.gateway.limits.sign-in.network=2/1h",
                    "jarida.gateway.issuing.often=2/1h",
                    "jarida.gateway.attempts.account=3/1h")
            .account("ed", "secret", "EDITOR")
            .account("other", "secret", "EDITOR")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @Test
    void aReaderAndThenTheWholeNetworkHaveReportedEnough() throws Exception {
        HttpResponse<String> first = report();
        String reader = cookie(first);
        assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"network\";q=6;w=3600");
        assertThat(first.headers().firstValue("RateLimit"))
                .hasValueSatisfying(left -> assertThat(left).startsWith("\"network\";r=5;t="));
        assertThat(weight()).isEqualTo(500);

        for (int left = 2; left >= 0; left--) {
            HttpResponse<String> again = report("Cookie", reader);
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.headers().firstValue("RateLimit-Policy"))
                    .hasValue("\"reader\";q=3;w=3600, \"network\";q=6;w=3600");
            assertThat(again.headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"reader\";r=" + left + ";t=");
        }
        SERVICE.forget();
        assertThatIsRefused(report("Cookie", reader), "this reader");
        assertThat(SERVICE.received()).isEmpty();

        assertThat(report().statusCode()).isEqualTo(202);
        assertThat(weight()).isEqualTo(500);
        assertThat(report().statusCode()).isEqualTo(202);
        assertThat(weight()).isEqualTo(250);
        assertThatIsRefused(report(), "this network");
        assertThat(gateway.get("/").statusCode()).isEqualTo(200);
        assertThat(refused("reader", "write")).isEqualTo(1);
        assertThat(refused("network", "write")).isEqualTo(1);
    }

    @Test
    void whatIsTooMuchOfAllTogetherIsNobodysFault() {
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.get("/assets/none").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> answer = gateway.get("/assets/none");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(retryAfter(answer)).isBetween(1_100, 1_200);
        assertThat(refused("all", "files")).isEqualTo(1);
    }

    @Test
    void aPersonIsToldByAPage() {
        for (int i = 0; i < 2; i++) {
            assertThat(gateway.post("/login", "name=", "Content-Type", FORM).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> answer =
                gateway.post("/login", "name=", "Content-Type", FORM, "Accept", "text/html", "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<html", "Too many requests");
    }

    @Test
    void everyAnswerTellsTheLimits() {
        HttpResponse<String> page = gateway.get("/articles/x");

        assertThat(page.headers().firstValue("RateLimit-Policy")).hasValue("\"network\";q=60000;w=60");
        assertThat(page.headers().firstValue("RateLimit").orElseThrow()).matches("\"network\";r=[0-9]+;t=[0-9]+");
    }

    @Test
    void wrongPasswordsAreTakenThreeTimesForEachAccount() {
        for (int i = 0; i < 3; i++) {
            assertThat(asStaff("ed", "wrong" + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = asStaff("ed", "wrong");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(retryAfter(refused)).isBetween(1_100, 1_200);
        assertThat(asStaff("ed", "secret").statusCode()).isEqualTo(429);

        for (int i = 0; i < 5; i++) {
            assertThat(asStaff("other", "secret").statusCode()).isEqualTo(200);
        }
        // names that are no account's count together
        List<Integer> guesses = IntStream.range(0, 4)
                .mapToObj(i -> asStaff("nobody" + i, "x").statusCode())
                .toList();
        assertThat(guesses).containsOnly(401, 429).endsWith(429);
        // who was right is remembered and does not depend on what others of the network try
        assertThat(asStaff("other", "secret").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> asStaff(String name, String password) {
        return gateway.get("/admin/sources", "Authorization", basic(name, password));
    }

    private static HttpResponse<String> report(String... headers) {
        SERVICE.answering(202, "{}");
        HttpResponse<String> answer = gateway.post(REPORTS, "{}", headers);
        SERVICE.answering(200, "{}");
        return answer;
    }

    private static void assertThatIsRefused(HttpResponse<String> answer, String whose) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).contains(";r=0;");
        assertThat(answer.body()).contains("urn:jarida:problem:too-many-requests", whose);
    }

    private static int retryAfter(HttpResponse<String> answer) {
        return Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
    }

    private static int weight() throws Exception {
        return SERVICE.last().claims().getIntegerClaim("reader_weight");
    }

    private static double refused(String limit, String group) {
        return gateway.bean(MeterRegistry.class)
                .get("jarida.refused")
                .tags("limit", limit, "group", group)
                .counter()
                .count();
    }
}
