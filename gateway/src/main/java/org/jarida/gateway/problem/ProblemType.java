package org.jarida.gateway.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The stable {@code type} of each refusal of the gateway; where services have the same, the name is the same. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not with this method"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY, "A service answered nothing usable"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available just now, try again"),
    TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "A service took too long");

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

    /** {@code urn:jarida:problem:<name>}. */
    public String uri() {
        return "urn:jarida:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
