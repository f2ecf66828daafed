package org.jarida.gateway.problem;

import java.util.Locale;
import org.jarida.theme.ProblemTitles;
import org.jarida.theme.UiLanguage;
import org.springframework.http.HttpStatus;

/** The stable {@code type} of each refusal of the gateway; where services have the same, the name is the same. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TIMEOUT(HttpStatus.GATEWAY_TIMEOUT);

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

    /** {@code urn:jarida:problem:<name>}. */
    public String uri() {
        return "urn:jarida:problem:" + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
