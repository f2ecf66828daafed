package org.jarida.service.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jarida.theme.ProblemTitles;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The stable {@code type} of every problem detail, with the status it goes with. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    CONFLICT(HttpStatus.CONFLICT),
    STALE_VERSION(HttpStatus.CONFLICT),
    GONE(HttpStatus.GONE),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ProblemType(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /** In the language of whoever asked. */
    public String title(UiLanguage language) {
        return ProblemTitles.of(word(), language);
    }

    /** {@code urn:jarida:problem:<name>}: stable, and the same from every service. */
    public URI uri() {
        return URI.create("urn:jarida:problem:" + word());
    }

    /** The type that a problem detail names, unless it is none of these. */
    static Optional<ProblemType> of(@Nullable URI type) {
        return Arrays.stream(values()).filter(each -> each.uri().equals(type)).findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
