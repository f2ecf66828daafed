package org.jarida.gateway.page;

import java.util.Optional;
import org.jarida.gateway.identity.Languages;
import org.jarida.gateway.route.AcceptedEncodings;
import org.jarida.gateway.site.SiteSettings;
import org.jarida.theme.AboutPage;
import org.jarida.theme.Assets;
import org.jarida.theme.Frame;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Renders the gateway's own pages in the look of the house, and serves the files that all pages need. */
@Component
class OwnPages {

    private static final String RETRY_SECONDS = "3";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final SitePages pages = SitePages.of("org.jarida.gateway.templates", OwnPages.class);
    private final Languages languages;
    private final String publicUrl;
    private final @Nullable String contact;

    OwnPages(Languages languages, SiteSettings site) {
        this.languages = languages;
        String url = site.publicUrl().toString();
        this.contact = site.contact();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * A form of a member of staff, never kept by anyone.
     *
     * @param path where the page is to be found in another language
     */
    ServerResponse form(
            int status, ServerRequest request, String path, String titleKey, String template, Object model) {
        UiLanguage language = language(request);
        String title = pages.messages(language).text(titleKey);
        var answer = ServerResponse.status(status).contentType(HTML).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(pages.render(Frame.of(language, path, title), template, model));
    }

    /** A page about the site. */
    ServerResponse about(ServerRequest request, AboutPage page) {
        return ServerResponse.ok()
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(page.render(language(request), publicUrl, contact));
    }

    /** The language to answer in, which the pages after this one are in too. */
    private UiLanguage language(ServerRequest request) {
        languages.remember(request.servletRequest(), SignIn.response());
        return languages.of(request.servletRequest());
    }

    /** A file, or that the reader has it already; nothing when there is none. */
    static Optional<ServerResponse> asset(ServerRequest request) {
        return Assets.instance().find(request.path()).map(asset -> {
            boolean gzip = asset.isCompressible() && AcceptedEncodings.haveGzip(request.servletRequest());
            String etag = gzip ? asset.gzippedEtag() : asset.etag();
            return request.checkNotModified(etag).orElseGet(() -> {
                var answer = ServerResponse.ok()
                        .contentType(MediaType.parseMediaType(asset.contentType()))
                        .header(HttpHeaders.CACHE_CONTROL, asset.cacheControl())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                        .eTag(etag);
                return gzip
                        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.gzipped())
                        : answer.body(asset.bytes());
            });
        });
    }
}
