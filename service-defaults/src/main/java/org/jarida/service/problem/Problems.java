package org.jarida.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jarida.events.kafka.EventNotPublishedException;
import org.jarida.events.kafka.Outages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Ends every failed request with a problem detail. A store or broker that is away answers 503 with {@code Retry-After};
 * what nobody expected answers 500, is logged once with its path, and tells the client nothing of its cause.
 */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ProblemResponses responses;
    private final Outages outages;

    Problems(ProblemResponses responses, Outages outages) {
        this.responses = responses;
        this.outages = outages;
    }

    @ExceptionHandler
    ResponseEntity<Object> notPublished(EventNotPublishedException failure, HttpServletRequest request) {
        log.warn("{} {}: not published: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        return unavailable(request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(RuntimeException failure, HttpServletRequest request) {
        Optional<Throwable> outage = outages.find(failure);
        if (outage.isPresent()) {
            log.warn(
                    "{} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    outage.get().toString());
            return unavailable(request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        ProblemDetail problem = ProblemException.problem(
                ProblemType.INTERNAL, "The request could not be answered. It has been logged.");
        return responses.entity(problem, new HttpHeaders(), request);
    }

    private ResponseEntity<Object> unavailable(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        ProblemDetail problem =
                ProblemException.problem(ProblemType.UNAVAILABLE, "Something this needs is away. Nothing was changed.");
        return responses.entity(problem, headers, request);
    }

    /** Says where in the body the fault is, and nothing of how the body is read. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemException problem = switch (failure.getMostSpecificCause()) {
            case StreamReadException json ->
                new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "The body is not JSON: line %d, column %d."
                                .formatted(
                                        json.getLocation().getLineNr(),
                                        json.getLocation().getColumnNr()));
            case UnrecognizedPropertyException json ->
                ProblemException.invalid(fieldOf(json), "is unknown here" + knownBeside(json));
            case JacksonException json
            when !json.getPath().isEmpty() -> ProblemException.invalid(fieldOf(json), "has a value of the wrong kind");
            default -> new ProblemException(ProblemType.INVALID_REQUEST, "The body is missing or cannot be read.");
        };
        return handleExceptionInternal(failure, problem.getBody(), headers, status, request);
    }

    private static String knownBeside(UnrecognizedPropertyException failure) {
        Collection<Object> known = failure.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? ""
                : known.stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", ", ": the fields are ", ""));
    }

    /** As in {@code feeds[0].url}. */
    private static String fieldOf(JacksonException failure) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : failure.getPropertyName();
        ProblemException problem =
                ProblemException.invalid(name == null ? "value" : name, "has a value of the wrong kind");
        return handleExceptionInternal(failure, problem.getBody(), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemException problem = ProblemException.invalid(failure.getParameterName(), "is missing");
        return handleExceptionInternal(failure, problem.getBody(), headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Object known = body == null && failure instanceof ErrorResponse response ? response.getBody() : body;
        ProblemDetail problem = known instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        if (problem.getType() == null
                || !problem.getType().isAbsolute()
                || "about:blank".equals(problem.getType().toString())) {
            Arrays.stream(ProblemType.values())
                    .filter(type -> type.status().isSameCodeAs(status))
                    .findFirst()
                    .ifPresent(type -> problem.setType(type.uri()));
        }
        return responses.entity(problem, headers, ((ServletWebRequest) request).getRequest());
    }
}
