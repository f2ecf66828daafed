package org.jarida.article.page;

import java.time.Duration;
import org.jarida.theme.Asset;
import org.jarida.theme.Assets;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What makes the site an app that can be installed, and read without a network. */
@RestController
class AppController {

    static final String OFFLINE = "/offline";

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");
    private static final CacheControl MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Pages pages;

    AppController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<Manifest> manifest(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return ResponseEntity.ok()
                .cacheControl(MINUTES)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MANIFEST)
                .body(Manifest.in(pages.messages(language)));
    }

    /** At the root, because a worker serves no page above its own address; asked for again each time, to be up to date. */
    @GetMapping("/sw.js")
    ResponseEntity<byte[]> worker() {
        Asset worker = Assets.instance().serviceWorker();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType(worker.contentType()))
                .body(worker.bytes());
    }

    /** What the worker shows in place of a page that cannot be reached: the articles that it keeps. */
    @GetMapping(OFFLINE)
    ResponseEntity<String> offline(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Messages messages = pages.messages(language);
        Frame frame = Frame.of(messages.language(), OFFLINE, messages.text("offline.title"))
                .forReaders()
                .withScripts("js/offline.js");
        return pages.respond(frame, "offline.jte", null);
    }
}
