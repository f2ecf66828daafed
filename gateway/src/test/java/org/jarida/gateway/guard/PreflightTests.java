package org.jarida.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jarida.gateway.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PreflightTests {

    private static MockHttpServletRequest preflight(String path, String method) {
        MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", path);
        request.addHeader("Origin", "https://reader.example");
        request.addHeader("Access-Control-Request-Method", method);
        request.addHeader("Access-Control-Request-Headers", "if-none-match");
        return request;
    }

    private static MockHttpServletResponse guard(MockHttpServletRequest request) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new RequestGuard().doFilter(request, response, chain);
        assertThat(chain.getRequest()).as("goes no further").isNull();
        return response;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles",
                "/api/v1/articles/0f3a",
                "/api/v1/headlines",
                "/api/v1/search/facets",
                "/feeds/articles.json"
            })
    void anySiteMayReadWhatAnyoneMayRead(String path) throws ServletException, IOException {
        MockHttpServletResponse response = guard(preflight(path, "GET"));

        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.getHeader("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("If-None-Match");
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles/0f3a, DELETE",
        "/api/v1/articles/0f3a/images/1b/reports, POST",
        "/api/v1/sources, GET",
        "/api/v1/moderation/cases, GET",
        "/admin/sources, GET",
        "/api/v1/articles/%2e%2e/sources/../../admin, PUT",
        "/, GET"
    })
    void nothingElseIsAllowedToOtherSites(String path, String method) {
        assertThatThrownBy(() -> guard(preflight(path, method))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin", "Access-Control-Request-Method"})
    void otherRequestsForOptionsAreRefused(String missing) {
        MockHttpServletRequest request = preflight("/api/v1/articles", "GET");
        request.removeHeader(missing);

        assertThatThrownBy(() -> guard(request)).isInstanceOf(ProblemException.class);
    }
}
