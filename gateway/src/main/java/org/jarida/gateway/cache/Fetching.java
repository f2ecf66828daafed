package org.jarida.gateway.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.SharedReads;
import org.jarida.gateway.upstream.UpstreamResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** Asks a service for an answer that may be shared, or whether one that is no longer fresh still holds. */
final class Fetching {

    private static final Logger log = LoggerFactory.getLogger(Fetching.class);
    private static final int NOT_MODIFIED = 304;
    private static final int ERRORS = 500;

    private final SharedReads reads;
    private final Ticker ticker;
    private final int largest;

    Fetching(SharedReads reads, Ticker ticker, int largest) {
        this.reads = reads;
        this.ticker = ticker;
        this.largest = largest;
    }

    /** What came of asking. */
    sealed interface Fetched {}

    /** Whole: for all who wait for it, and to be kept when it has a life. */
    record Whole(Answer answer, boolean renewed) implements Fetched {}

    /** For nobody but the one who asked; not read yet. */
    record Single(UpstreamResponse answer) implements Fetched {}

    /**
     * Asks.
     *
     * @param stale what is kept; null when nothing is
     */
    Fetched fetch(Route route, Question question, @Nullable Answer stale, HttpServletRequest request) {
        HttpHeaders headers = question.headers();
        String etag = stale == null ? null : stale.etag();
        if (etag != null) {
            headers.setIfNoneMatch(etag);
        }
        long sent = ticker.read();
        HttpHeaders untrimmed = new HttpHeaders();
        UpstreamResponse answer = reads.read(route, request, headers, untrimmed::putAll);
        int status = answer.statusCode().value();
        try {
            if (stale != null && status == NOT_MODIFIED) {
                answer.wholeBody(0);
                Sharing still = untrimmed.getCacheControl() == null
                        ? new Sharing(stale.life(), Duration.ZERO)
                        : Sharing.of(stale.status(), untrimmed);
                return new Whole(stale.renewed(answer.headers(), sent, still), true);
            }
            Sharing sharing = Sharing.of(status, untrimmed);
            Optional<byte[]> body =
                    sharing.isAllowed() || status >= ERRORS ? answer.wholeBody(largest) : Optional.empty();
            return body.<Fetched>map(whole ->
                            new Whole(new Answer(route, status, answer.headers(), whole, sent, sharing), false))
                    .orElseGet(() -> new Single(answer));
        } catch (IOException e) {
            throw brokenOff(route, e);
        }
    }

    private static ProblemException brokenOff(Route route, IOException e) {
        String service = route.service().audience();
        log.warn("{} broke off its answer", service, e);
        ProblemType type = e instanceof SocketTimeoutException ? ProblemType.TIMEOUT : ProblemType.BAD_GATEWAY;
        return new ProblemException(type, "The " + service + " gave no whole answer. Try again in a moment.");
    }
}
