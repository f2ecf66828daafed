package org.jarida.moderation.web;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
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

/** Answers with pages for everybody, in the look of the house and without a script. */
@Component
class PublicPages {

    static final ZoneOffset ZONE = ZoneOffset.UTC;

    private final SitePages pages;

    PublicPages(SitePages pages) {
        this.pages = pages;
    }

    Messages messages(@Nullable String language) {
        return pages.messages(UiLanguage.of(language));
    }

    ResponseEntity<String> page(HttpStatus status, Frame frame, CacheControl caching, String template, Object model) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(caching)
                .header("Vary", "Accept-Language")
                .header("Content-Security-Policy", SitePages.CONTENT_SECURITY_POLICY)
                .body(pages.render(frame, template, model));
    }
}
