package org.jarida.service.problem;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Ends a request with a problem detail whose words are written for the client. */
public final class ProblemException extends ErrorResponseException {

    public ProblemException(ProblemType type, String detail) {
        super(type.status(), problem(type, detail), null);
    }

    /** Adds a field to the problem detail. */
    public ProblemException with(String field, Object value) {
        getBody().setProperty(field, value);
        return this;
    }

    /** The problem detail of a type. */
    public static ProblemDetail problem(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.uri());
        problem.setTitle(type.title());
        return problem;
    }
}
