package org.jarida.service.problem;

import org.jarida.theme.UiLanguage;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Ends a request with a problem detail whose words are written for the client. */
public final class ProblemException extends ErrorResponseException {

    public ProblemException(ProblemType type, String detail) {
        super(type.status(), problem(type, detail), null);
    }

    /**
     * What is wrong with one parameter, or with one field of the body: said in words, and named as {@code parameter}.
     *
     * @param name as the client writes it
     * @param fault what follows the name, such as {@code must be a whole number}
     */
    public static ProblemException invalid(String name, String fault) {
        return new ProblemException(ProblemType.INVALID_REQUEST, name + " " + fault + ".").with("parameter", name);
    }

    /** Adds a field to the problem detail. */
    public ProblemException with(String field, Object value) {
        getBody().setProperty(field, value);
        return this;
    }

    /** The problem detail of a type, with a title in English: it is translated when it is sent. */
    public static ProblemDetail problem(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(type.status(), detail);
        problem.setType(type.uri());
        problem.setTitle(type.title(UiLanguage.EN));
        return problem;
    }
}
