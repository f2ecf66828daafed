package org.jarida.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Ends a request with a problem whose words are written for the client. Carries no stack trace: it is an answer. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** Adds a header to the answer. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    /** The words for the client. */
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
