package org.jarida.gateway.route;

import static org.jarida.gateway.upstream.Service.ARTICLE;
import static org.jarida.gateway.upstream.Service.INGEST;
import static org.jarida.gateway.upstream.Service.MODERATION;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jarida.gateway.staff.StaffRole;
import org.jarida.gateway.upstream.Patience;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;

/**
 * All that is forwarded; what is not listed here is not there. The first route that matches decides. A role is
 * required here and by the service again. An answer is shared between readers only where a route says that it may be.
 */
public final class RouteTable {

    private static final String REPORTS = "/api/v1/articles/{id}/images/{imageId}/reports";
    private static final DataSize LARGEST_PREVIEW = DataSize.ofMegabytes(16);
    private static final DataSize LARGEST_IMPORT = DataSize.ofMegabytes(1);

    private static final List<Route> ROUTES = Stream.of(pages(), articles(), sources(), moderation())
            .flatMap(List::stream)
            .toList();

    private static final List<Entry> ENTRIES =
            ROUTES.stream().map(route -> new Entry(route, route.prefix())).toList();

    private RouteTable() {}

    /** @param prefix of every path without escapes that the route matches, so that most are passed over quickly */
    private record Entry(Route route, String prefix) {}

    /** The routes, in the order in which they are tried. */
    public static List<Route> routes() {
        return ROUTES;
    }

    /**
     * The route that decides about a request; nothing when there is none.
     *
     * @param path as it was sent
     */
    public static Optional<Route> find(HttpMethod method, String path) {
        boolean escaped = path.indexOf('%') >= 0;
        PathContainer parsed = null;
        for (Entry entry : ENTRIES) {
            Route route = entry.route();
            if ((escaped || path.startsWith(entry.prefix())) && route.methods().contains(method)) {
                parsed = parsed == null ? PathContainer.parsePath(path) : parsed;
                if (route.pattern().matches(parsed)) {
                    return Optional.of(route);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Route> pages() {
        return Stream.of(
                        Stream.of(
                                        "/",
                                        "/articles/**",
                                        "/sources/**",
                                        "/sections/**",
                                        "/authors/**",
                                        "/search",
                                        "/feeds/**",
                                        "/sitemap.xml",
                                        "/news-sitemap.xml",
                                        "/robots.txt",
                                        "/manifest.webmanifest",
                                        "/sw.js",
                                        "/offline")
                                .map(pattern -> Route.read(ARTICLE, pattern).asShared()),
                        Stream.of(
                                Route.read(ARTICLE, "/live").patience(Patience.STREAM),
                                Route.read(INGEST, "/images/**"),
                                Route.read(INGEST, "/admin/sources/import")
                                        .by(GET, HEAD, POST)
                                        .only(StaffRole.EDITOR)
                                        .patience(Patience.WORK)
                                        .largestBody(LARGEST_IMPORT),
                                Route.read(INGEST, "/admin/**")
                                        .by(GET, HEAD, POST)
                                        .only(StaffRole.EDITOR)
                                        .patience(Patience.WORK),
                                Route.read(MODERATION, "/appeals/**").by(GET, HEAD, POST),
                                Route.read(MODERATION, "/transparency").asShared(),
                                Route.read(MODERATION, "/moderation/**")
                                        .by(GET, HEAD, POST)
                                        .only(StaffRole.MODERATOR)
                                        .patience(Patience.WORK)))
                .flatMap(routes -> routes)
                .toList();
    }

    private static List<Route> articles() {
        return List.of(
                Route.read(ARTICLE, REPORTS).by(POST, DELETE).asReport(),
                Route.read(ARTICLE, REPORTS + "/withdraw").by(POST).asReport(),
                Route.read(INGEST, "/api/v1/articles/{id}").by(DELETE).only(StaffRole.EDITOR),
                Route.read(INGEST, "/api/v1/articles/{id}/reinstate").by(POST).only(StaffRole.EDITOR),
                Route.read(INGEST, "/api/v1/articles/{id}/replay").by(POST).only(StaffRole.EDITOR),
                Route.read(ARTICLE, "/api/v1/articles/**").asShared(),
                Route.read(ARTICLE, "/api/v1/headlines").asShared(),
                Route.read(ARTICLE, "/api/v1/search/**").asShared());
    }

    private static List<Route> sources() {
        return List.of(
                Route.read(INGEST, "/api/v1/sources/export")
                        .only(StaffRole.EDITOR)
                        .patience(Patience.WORK),
                Route.read(INGEST, "/api/v1/sources/import")
                        .by(POST)
                        .only(StaffRole.EDITOR)
                        .patience(Patience.WORK)
                        .largestBody(LARGEST_IMPORT),
                Route.read(INGEST, "/api/v1/sources/**").asShared(),
                Route.read(INGEST, "/api/v1/sources/**")
                        .by(POST, PUT, DELETE)
                        .only(StaffRole.EDITOR)
                        .patience(Patience.WORK),
                Route.read(INGEST, "/api/v1/preview/**")
                        .by(POST)
                        .only(StaffRole.EDITOR)
                        .patience(Patience.WORK)
                        .largestBody(LARGEST_PREVIEW));
    }

    private static List<Route> moderation() {
        return List.of(
                Route.read(MODERATION, "/api/v1/transparency").asShared(),
                Route.read(MODERATION, "/api/v1/moderation/**")
                        .by(GET, HEAD, POST, PUT, DELETE)
                        .only(StaffRole.MODERATOR)
                        .patience(Patience.WORK));
    }
}
