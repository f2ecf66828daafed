package org.jarida.article.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jarida.article.article.Cursor;
import org.jarida.article.site.Site;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers with whole pages. A page depends on its address and the interface language only, so that any cache may share
 * it; it may be kept for a second, so that a hidden image is gone from it soon after its verdict, and has an ETag
 * of its bytes.
 */
@Component
class Pages {

    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic().mustRevalidate();
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final SitePages pages;
    private final Ticker ticker;
    private final Site site;

    Pages(SitePages pages, Ticker ticker, Site site) {
        this.pages = pages;
        this.ticker = ticker;
        this.site = site;
    }

    /** The words of the language that the gateway chose. */
    Messages messages(@Nullable String acceptLanguage) {
        return pages.messages(UiLanguage.of(acceptLanguage));
    }

    /** A frame with the latest headlines and a canonical address. */
    Frame frame(Messages messages, String path, String title) {
        return Frame.of(messages.language(), path, title)
                .withCanonical(site.address(path))
                .withTicker(ticker.headlines())
                .forReaders();
    }

    /** The page, or 304 by the framework when the client has it already. */
    ResponseEntity<String> respond(Frame frame, String template, @Nullable Object page) {
        String html = pages.render(frame, template, page);
        return ResponseEntity.ok()
                .cacheControl(SHORT)
                .eTag("W/\"" + hash(html) + '"')
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, frame.language().tag())
                .header("Content-Security-Policy", SitePages.CONTENT_SECURITY_POLICY)
                .contentType(HTML)
                .body(html);
    }

    /** Leads to where a page is now; kept as shortly as the page, because it may move again. */
    ResponseEntity<String> moved(String path, @Nullable String query) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .cacheControl(SHORT)
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .build();
    }

    /** The place that a page's link to older articles names; null for the first page. */
    static @Nullable Cursor cursor(@Nullable String cursor) {
        return cursor == null
                ? null
                : Cursor.decode(cursor)
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.INVALID_REQUEST, "The cursor is none that this service gave."));
    }

    /** The feeds that say what a page says. */
    static List<Frame.FeedLink> feeds(String title, String query) {
        return List.of(
                new Frame.FeedLink(title + " (RSS)", "/feeds/articles.rss" + query, "application/rss+xml"),
                new Frame.FeedLink(title + " (Atom)", "/feeds/articles.atom" + query, "application/atom+xml"),
                new Frame.FeedLink(title + " (JSON)", "/feeds/articles.json" + query, "application/feed+json"));
    }

    private static String hash(String html) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
