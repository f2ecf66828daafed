package org.jarida.ingest.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with pages for editors, which nobody keeps. */
@Component
class ConsolePages {

    static final String ROOT = "/admin";
    static final String SOURCES = ROOT + "/sources";

    private static final String[] STYLES = {"css/moderation.css", "css/console.css"};

    private final SitePages pages;

    ConsolePages(SitePages pages) {
        this.pages = pages;
    }

    Messages messages(@Nullable String language) {
        return pages.messages(UiLanguage.of(language));
    }

    ResponseEntity<String> page(Messages messages, String address, String title, String template, Object model) {
        return page(HttpStatus.OK, messages, address, title, template, model);
    }

    /** @param address where the page can be asked for: the language switch leads there */
    ResponseEntity<String> page(
            HttpStatusCode status, Messages messages, String address, String title, String template, Object model) {
        Frame frame = Frame.of(messages.language(), address, title).withStyles(STYLES);
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", SitePages.CONTENT_SECURITY_POLICY)
                .body(pages.render(frame, template, model));
    }

    static ResponseEntity<String> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    /** To a page that says what was done. */
    static ResponseEntity<String> done(String address, Notice.Kind done, String of) {
        return seeOther(address + (address.contains("?") ? "&" : "?") + "done=" + done + "&of=" + of);
    }

    static String source(String id) {
        return SOURCES + "/" + id;
    }
}
