package org.jarida.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jarida.gateway.staff.StaffRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;

class RouteTableTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/a1",
                "/sources/x/2026-01-01",
                "/search",
                "/feeds/articles.rss",
                "/sitemap.xml",
                "/robots.txt",
                "/transparency",
                "/api/v1/articles",
                "/api/v1/articles/a1",
                "/api/v1/headlines",
                "/api/v1/search/facets",
                "/api/v1/sources",
                "/api/v1/sources/x",
                "/api/v1/transparency"
            })
    void theseAreTheSameForAll(String path) {
        assertThat(find(path).shared()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/x",
                "/live",
                "/appeals",
                "/appeals/i1",
                "/admin/sources",
                "/moderation",
                "/api/v1/sources/export",
                "/api/v1/moderation/cases"
            })
    void theseAreNot(String path) {
        assertThat(find(path).shared()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles",
                "/articles/",
                "/articles/a/b",
                "/%61rticles/a",
                "/articlesx",
                "/search",
                "/search/x",
                "/admin",
                "/admin/x",
                "/admin/sources/import",
                "/adminx",
                "/api/v1/articles/a/images/i/reports",
                "/api/v1/articles/a/images/i/reports/withdraw",
                "/api/v1/articles/a/reinstate",
                "/api/v1/sources",
                "/api/v1/sources/export",
                "/api/v1/sourcesx",
                "/nothing"
            })
    void aRouteIsFoundAsIfAllWereTried(String path) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)) {
            assertThat(RouteTable.find(method, path))
                    .isEqualTo(RouteTable.routes().stream()
                            .filter(route -> route.methods().contains(method))
                            .filter(route -> route.pattern().matches(PathContainer.parsePath(path)))
                            .findFirst());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, READ",
        "GET, /articles/a, READ",
        "HEAD, /api/v1/headlines, READ",
        "GET, /appeals/i, READ",
        "GET, /images/i, FILES",
        "GET, /assets/css/x.css, FILES",
        "GET, /live, LIVE",
        "POST, /api/v1/articles/a/images/i/reports, WRITE",
        "DELETE, /api/v1/articles/a/images/i/reports, WRITE",
        "POST, /%61pi/v1/articles/a/images/i/reports, WRITE",
        "POST, /appeals/i, WRITE",
        "POST, /nothing, WRITE",
        "GET, /nothing, READ",
        "GET, /admin/sources, STAFF",
        "POST, /admin/sources, STAFF",
        "DELETE, /api/v1/articles/a, STAFF",
        "POST, /login, SIGN_IN",
        "GET, /login, READ",
        "GET, /login/begin, SIGN_IN",
        "GET, /login/callback, SIGN_IN"
    })
    void everyRequestHasAGroup(String method, String path, RouteGroup group) {
        assertThat(RouteGroup.of(new MockHttpServletRequest(method, path))).isEqualTo(group);
    }

    /** A streamed body's fields cannot be read, and a page's form has its token in one. */
    @Test
    void onlyAnApisBodyIsPassedOnAsItComes() {
        assertThat(RouteTable.routes())
                .filteredOn(Route::streamsBody)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.prefix()).startsWith("/api/"));
        Route form = RouteTable.find(HttpMethod.POST, "/admin/sources/import").orElseThrow();
        assertThat(form.streamsBody()).isFalse();
        assertThat(form.role()).isEqualTo(StaffRole.EDITOR);
        assertThat(form.largestBody()).isEqualTo(1024 * 1024);
    }

    @Test
    void nothingThatChangesOrNeedsARoleIsShared() {
        assertThat(RouteTable.routes()).filteredOn(Route::shared).allSatisfy(route -> {
            assertThat(route.role()).isNull();
            assertThat(route.methods()).containsExactly(HttpMethod.GET, HttpMethod.HEAD);
            assertThat(route.report()).isFalse();
        });
    }

    private static Route find(String path) {
        return RouteTable.find(HttpMethod.GET, path).orElseThrow();
    }
}
