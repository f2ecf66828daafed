package org.jarida.ingest.takedown;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The editors' API of takedowns. */
@RestController
@RequestMapping("/api/v1/articles/{id}")
final class TakedownController {

    private final Takedowns takedowns;

    TakedownController(Takedowns takedowns) {
        this.takedowns = takedowns;
    }

    /** @param reason why, in an editor's words */
    record TakedownRequest(@Nullable String reason) {}

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeDown(@PathVariable String id, @RequestBody TakedownRequest request) {
        takedowns.takeDown(id, request.reason());
    }

    @PostMapping("/reinstate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reinstate(@PathVariable String id) {
        takedowns.reinstate(id);
    }
}
