package org.jarida.moderation.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with pages for moderators, which nobody keeps. */
@Component
class StaffPages {

    private static final String SCRIPT = "js/moderation.js";
    private static final String STYLE = "css/moderation.css";

    private final SitePages pages;

    StaffPages(SitePages pages) {
        this.pages = pages;
    }

    Messages messages(@Nullable String language) {
        return pages.messages(UiLanguage.of(language));
    }

    ResponseEntity<String> page(Messages messages, String address, String title, String template, Object model) {
        Frame frame = Frame.of(messages.language(), address, title)
                .withScripts(SCRIPT)
                .withStyles(STYLE);
        return ResponseEntity.ok()
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

    /** An address with one more parameter. */
    static String with(String address, String parameter, Object value) {
        return address + (address.contains("?") ? "&" : "?") + parameter + "=" + value;
    }
}
