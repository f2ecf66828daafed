package org.jarida.service.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The stable {@code type} of every problem detail, with the status it goes with. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    CONFLICT(HttpStatus.CONFLICT, "It is not in a state that allows this"),
    STALE_VERSION(HttpStatus.CONFLICT, "It has changed since you saw it"),
    GONE(HttpStatus.GONE, "It is here no longer"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT, "The content cannot be read"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available just now, try again");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** {@code urn:jarida:problem:<name>}: stable, and the same from every service. */
    public URI uri() {
        return URI.create(
                "urn:jarida:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
