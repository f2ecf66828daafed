package org.jarida.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a fetch ended. Nothing that a server does is an exception. */
public sealed interface FetchOutcome {

    /**
     * The body came, whole.
     *
     * @param address where it was found, after redirects
     * @param body after its Content-Encoding was undone
     * @param freshFor how long the server says it stays the same; null when it does not say
     * @param robots the values of every {@code X-Robots-Tag} header
     * @param movedTo where the resource lives from now on, when every redirect on the way was a permanent one
     */
    @SuppressWarnings("ArrayRecordComponent") // a body is handed over, never compared
    record Fetched(
            URI address,
            byte[] body,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration freshFor,
            List<String> robots,
            @Nullable URI movedTo)
            implements FetchOutcome {}

    /** The copy we hold is still right; {@code freshFor} and {@code movedTo} as in {@link Fetched}. */
    record NotModified(
            @Nullable Duration freshFor, @Nullable URI movedTo) implements FetchOutcome {}

    /** The server asks to be left alone (429, or 503 with Retry-After). */
    record TooManyRequests(@Nullable Duration retryAfter) implements FetchOutcome {}

    /** The server says that the resource is gone for good (410). */
    record Gone() implements FetchOutcome {}

    /**
     * Nothing usable came.
     *
     * @param detail in English words fit for a health page; never a stack trace, never the body
     * @param status of the answer, 0 when it plays no part
     */
    record Failed(Reason reason, String detail, int status) implements FetchOutcome {

        public Failed(Reason reason, String detail) {
            this(reason, detail, 0);
        }
    }

    /** Why nothing usable came. */
    enum Reason {
        INVALID_ADDRESS,
        ADDRESS_NOT_ALLOWED,
        UNKNOWN_HOST,
        UNREACHABLE,
        TIMEOUT,
        TLS,
        /** The server will not give it: 4xx. */
        REFUSED,
        /** Any other answer that carries no body for us. */
        HTTP_STATUS,
        /** Its robots.txt forbids it. */
        ROBOTS,
        /** Whether its robots.txt allows it cannot be found out. */
        ROBOTS_UNREACHABLE,
        TOO_MANY_REDIRECTS,
        TOO_LARGE,
        UNREADABLE,
        /** Our own requests kept the domain busy: says nothing of the server. */
        BUSY
    }
}
