package org.jarida.article.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's own description: OpenAPI 3.1, written by hand and held to what the service does by a test. */
@RestController
class OpenApiController {

    private final byte[] document;

    OpenApiController() {
        try (var in = OpenApiController.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("No openapi.json beside " + OpenApiController.class.getName());
            }
            document = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/api/v1/articles/openapi.json")
    ResponseEntity<byte[]> describe() {
        return ResponseEntity.ok()
                .cacheControl(ArticleController.SHORT)
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }
}
