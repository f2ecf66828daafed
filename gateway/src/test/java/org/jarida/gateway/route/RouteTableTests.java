package org.jarida.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

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
