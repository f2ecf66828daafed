package org.jarida.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jarida.gateway.route.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A service's whole answer, which may be given to several. Never changed; its age is counted from the moment the service
 * was asked, so that nothing it says can be older than that.
 */
final class Answer {

    /** What an answer takes in memory beside its texts and its body, in bytes. */
    private static final int OVERHEAD = 600;
    /** Said anew of each answer that is given. */
    private static final List<String> OWN = List.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.AGE);
    /** About a body, which a 304 has not. */
    private static final List<String> OF_BODY = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.CONTENT_LOCATION);

    private static final int OK = 200;

    private final Route route;
    private final int status;
    private final HttpHeaders headers;
    /** The headers again, in the form that is quick to write. */
    private final List<Field> fields = new ArrayList<>();

    private final byte[] body;
    private final long sent;
    private final Sharing sharing;
    private final Validators validators;

    private record Field(String name, String value, boolean ofBody) {}

    /** @param sent ticks in nanoseconds of the moment before the service was asked */
    Answer(Route route, int status, HttpHeaders headers, byte[] body, long sent, Sharing sharing) {
        this.route = route;
        this.status = status;
        this.headers = new HttpHeaders(headers);
        OWN.forEach(this.headers::remove);
        this.headers.forEach(
                (name, values) -> values.forEach(value -> fields.add(new Field(name, value, isOfBody(name)))));
        this.body = body;
        this.sent = sent;
        this.sharing = sharing;
        this.validators = Validators.of(headers);
    }

    /** The same after the service said that it still holds, with what it said anew (RFC 9111, 4.3.4). */
    Answer renewed(HttpHeaders said, long asked, Sharing allowed) {
        HttpHeaders merged = new HttpHeaders(headers);
        said.forEach((name, values) -> {
            if (!isOfBody(name)) {
                merged.put(name, List.copyOf(values));
            }
        });
        return new Answer(route, status, merged, body, asked, allowed);
    }

    int status() {
        return status;
    }

    private static boolean isOfBody(String name) {
        return OF_BODY.stream().anyMatch(name::equalsIgnoreCase);
    }

    Route route() {
        return route;
    }

    @Nullable String etag() {
        return headers.getETag();
    }

    Duration life() {
        return sharing.life();
    }

    /** Whether it may be given without asking again. */
    boolean isFresh(long now, long freshNanos) {
        long age = now - sent;
        return age < freshNanos && age < sharing.life().toNanos();
    }

    /** The later asked for of two. */
    static Answer later(Answer one, Answer other) {
        return other.sent - one.sent > 0 ? other : one;
    }

    int size() {
        int size = OVERHEAD + body.length;
        for (Field field : fields) {
            size += field.name().length() + field.value().length();
        }
        return size;
    }

    /** Writes it, or that the client has it already; to a client that asked before it was sent for, without an age. */
    void writeTo(HttpServletRequest request, HttpServletResponse response, @Nullable Long now) throws IOException {
        boolean known = status == OK && validators.areKnownTo(request);
        response.setStatus(known ? HttpServletResponse.SC_NOT_MODIFIED : status);
        for (Field field : fields) {
            if (!known || !field.ofBody()) {
                response.addHeader(field.name(), field.value());
            }
        }
        if (now != null) {
            response.setHeader(
                    HttpHeaders.AGE,
                    Long.toString(sharing.age().toSeconds() + TimeUnit.NANOSECONDS.toSeconds(now - sent)));
        }
        if (!known) {
            response.setContentLength(body.length);
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                response.getOutputStream().write(body);
            }
        }
    }
}
