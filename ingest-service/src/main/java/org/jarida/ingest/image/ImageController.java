package org.jarida.ingest.image;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.service.trust.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves pictures. A public answer may be kept for a minute and is then asked for again, so that a hidden picture is gone
 * from every cache by then; a hidden one answers 410 and is never kept.
 */
@RestController
final class ImageController {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final CacheControl PUBLIC =
            CacheControl.maxAge(Duration.ofSeconds(60)).cachePublic().mustRevalidate();
    private static final CacheControl REVIEW = CacheControl.noStore().cachePrivate();

    private final ImageStore store;

    ImageController(ImageStore store) {
        this.store = store;
    }

    @GetMapping("/images/{id}")
    ResponseEntity<byte[]> image(
            @PathVariable String id,
            @RequestParam(name = "w", required = false) @Nullable String w,
            @RequestParam(name = "review", required = false) @Nullable String review,
            Caller caller) {
        boolean reviewing = review != null;
        if (reviewing && !caller.is(Role.MODERATOR)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only moderators may review an image.");
        }
        int width = width(w);
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        if (!reviewing && store.hidden(id)) {
            throw new ProblemException(
                            ProblemType.GONE, "This image is hidden; statement says why, and takes an appeal.")
                    .with("statement", "/appeals/" + id);
        }
        Rendition rendition = rendition(id, width).orElseThrow(ImageController::unknown);
        var response = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(rendition.contentType()))
                .header("X-Content-Type-Options", "nosniff");
        return reviewing
                ? response.cacheControl(REVIEW).body(rendition.bytes())
                : response.cacheControl(PUBLIC).eTag(rendition.etag()).body(rendition.bytes());
    }

    private static int width(@Nullable String w) {
        return switch (w == null ? "1280" : w) {
            case "320" -> 320;
            case "640" -> 640;
            case "1280" -> ImageDeriver.WIDEST;
            default -> throw ProblemException.invalid("w", "must be 320, 640 or 1280");
        };
    }

    private Optional<Rendition> rendition(String id, int width) {
        return store.find(id).flatMap(known -> store.rendition(id, Math.min(width, known.widestServed())));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no image with this id.");
    }
}
