package org.jarida.moderation.web;

import java.util.List;
import org.jarida.moderation.casefile.Reporter;
import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The moderators' API of a case's reporters. */
@RestController
@RequestMapping("/api/v1/moderation/cases/{imageId}/reporters")
class ReporterController {

    private final Reporters reporters;
    private final StaffPages pages;

    ReporterController(Reporters reporters, StaffPages pages) {
        this.reporters = reporters;
        this.pages = pages;
    }

    record Answer(List<Reporter> reporters) {}

    /** From how many cases a vote was taken back. */
    record Stripped(int cases) {}

    @GetMapping
    Answer list(@PathVariable String imageId) {
        return new Answer(reporters.of(imageId));
    }

    @PostMapping("/{handle}/mute")
    Stripped mute(
            @PathVariable String imageId,
            @PathVariable String handle,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        return new Stripped(reporters.mute(imageId, handle, pages.messages(language), caller));
    }

    @PostMapping("/{handle}/unmute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(
            @PathVariable String imageId,
            @PathVariable String handle,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        reporters.unmute(imageId, handle, pages.messages(language), caller);
    }
}
