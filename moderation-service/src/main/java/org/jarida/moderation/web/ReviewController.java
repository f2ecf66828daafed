package org.jarida.moderation.web;

import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The moderators' API of claims and notes. */
@RestController
@RequestMapping("/api/v1/moderation/cases/{imageId}")
class ReviewController {

    private final Colleagues colleagues;

    ReviewController(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    /** Claiming again goes on claiming. */
    @PutMapping("/claim")
    CaseView.Claim claim(@PathVariable String imageId, Caller caller) {
        return colleagues.claim(imageId, caller);
    }

    @DeleteMapping("/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String imageId, Caller caller) {
        colleagues.release(imageId, caller);
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    CaseView.Note note(@PathVariable String imageId, @RequestBody NoteRequest request, Caller caller) {
        return colleagues.note(imageId, request.text(), caller);
    }

    /** A note as a client sends it. */
    record NoteRequest(@Nullable String text) {}
}
